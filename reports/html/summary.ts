import type { ScenarioResult } from '../../src/model/finished.ts'
import { verdicts } from '../../src/model/verdict.ts'
import { chaptersOf } from '../chapters.ts'
import { countByVerdict } from '../summary.ts'
import { verdictWords } from '../verdict-words.ts'
import { badge } from './badge.ts'
import { type Html, html } from './markup.ts'
import type { View } from './view.ts'
import { words } from './words.ts'

/** Shares of each verdict as a bar. The numbers it draws are also written beside it, or read from its label. */
const bar = (scenarios: readonly ScenarioResult[], view: View): Html | undefined => {
  if (scenarios.length === 0) return undefined
  const counts = countByVerdict(scenarios)
  const present = verdicts.filter((verdict) => counts[verdict] > 0).toReversed()
  const label = present.map((verdict) => `${view.say(verdictWords[verdict].name)} ${counts[verdict]}`).join(', ')
  let from = 0
  const shares = present.map((verdict) => {
    const width = (counts[verdict] / scenarios.length) * 1000
    const share = html`<rect class="v-${verdict}" x="${from.toFixed(1)}" y="0" width="${Math.max(2, width - 3).toFixed(1)}" height="10"/>`
    from += width
    return share
  })
  return html`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="${label}">${shares}</svg>`
}

const byVerdict = ({ run, say, ...view }: View): Html => {
  const counts = countByVerdict(run.scenarios)
  return html`<table class="list verdicts"><thead><tr><th scope="col">${say(words.verdict)}</th><th scope="col" class="number">${say(words.scenarios)}</th><th scope="col" class="meaning">${say(words.meaning)}</th></tr></thead><tbody>${verdicts.map(
    (verdict) =>
      html`<tr class="${counts[verdict] === 0 ? 'zero' : ''}"><th scope="row">${badge(verdict, { run, say, ...view })}</th><td class="number">${counts[verdict]}</td><td class="meaning">${say(verdictWords[verdict].meaning)}</td></tr>`,
  )}</tbody></table>`
}

const byChapter = (view: View): Html =>
  html`<table class="list chapters"><thead><tr><th scope="col">${view.say(words.chapter)}</th><th scope="col" class="number">${view.say(words.scenarios)}</th><th scope="col" class="share">${view.say(words.distribution)}</th></tr></thead><tbody>${chaptersOf(
    view.run,
  ).map(
    ({ id, title, scenarios }) =>
      html`<tr><th scope="row"><a href="#chapter-${id}">${view.say(title)}</a></th><td class="number">${scenarios.length}</td><td class="share">${bar(scenarios, view)}</td></tr>`,
  )}</tbody></table>`

/** Scenarios that a reader must look at, worst first. */
const priorities = (view: View): Html | undefined => {
  const order = ['fail', 'inconclusive', 'warn'] as const
  const found = order.flatMap((verdict) => view.run.scenarios.filter((scenario) => scenario.verdict === verdict))
  if (found.length === 0) return undefined
  return html`<section class="priorities"><h2>${view.say(words.priorities)}</h2><ul>${found.map(
    ({ id, title, verdict }) =>
      html`<li>${badge(verdict, view)}<a href="#${id}"><span class="num">${id}</span> ${view.say(title)}</a></li>`,
  )}</ul></section>`
}

/** The run at a glance: counts by verdict and by chapter, then what to look at first. */
export const summary = (view: View): Html =>
  html`<section class="summary"><h2>${view.say(words.summary)}</h2>${bar(view.run.scenarios, view)}<div class="tables">${byVerdict(view)}${byChapter(view)}</div></section>${priorities(view)}`
