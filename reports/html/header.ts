import { isA } from '../../src/model/event.ts'
import { interruptionText } from '../../src/model/interruptions.ts'
import { verdictOf } from '../summary.ts'
import { verdictWords } from '../verdict-words.ts'
import { count, duration, instant } from './format.ts'
import { icon } from './icon.ts'
import { type Html, html } from './markup.ts'
import { verdictSentence } from './verdict-sentence.ts'
import type { View } from './view.ts'
import { words } from './words.ts'

const fact = (label: string, value: Html | string): Html => html`<div><dt>${label}</dt><dd>${value}</dd></div>`

const warnings = ({ run, say }: View): readonly Html[] => {
  const end = run.events.findLast(isA('run.ended'))?.data
  return [
    ...(run.journal.complete ? [] : [html`<p class="alert">${say(words.incomplete)}</p>`]),
    ...(end?.outcome === 'interrupted'
      ? [
          html`<p class="alert">${say(words.interrupted)} ${end.reason === undefined ? '?' : say(interruptionText(end.reason))}</p>`,
        ]
      : []),
    ...(run.run.defects.length === 0
      ? []
      : [html`<p class="alert">${say(words.defects)} <code>${run.run.defects.join(', ')}</code></p>`]),
  ]
}

/** What was tested, when, by what, and the verdict in words. */
export const pageHeader = (view: View): Html => {
  const { run, say, lang } = view
  const { product, ...facts } = run.run
  const verdict = verdictOf(run.scenarios)
  const journal = `${count(run.journal.events, words.event, words.events, lang)}, ${say(words.head)} ${run.journal.head.slice(0, 16)}…`
  return html`<header class="page-header"><div class="overline"><p>${say(words.report)}</p><button type="button" id="theme" hidden>${say(words.theme)}</button></div>
<h1>${product.name} <span class="version">${product.version}</span></h1>
<div class="outcome v-${verdict}">${icon(verdict)}<p><strong>${say(verdictWords[verdict].name)}</strong><span>${say(verdictSentence(verdict, run.scenarios))}</span></p></div>
${warnings(view)}
<dl class="run-facts">${[
    fact(say(words.date), instant(facts.startedAt, lang)),
    fact(say(words.duration), duration(facts.durationMs, lang)),
    fact(say(words.couloir), facts.couloirs.join(', ')),
    fact(say(words.vague), facts.vagues.join(', ')),
    fact(say(words.bench), facts.benchVersion),
    fact(say(words.runId), facts.id),
    fact(say(words.journal), html`<span title="${run.journal.head}">${journal}</span>`),
  ]}</dl></header>`
}
