import type { CheckResult, ScenarioResult } from '../../src/model/finished.ts'
import { badge } from './badge.ts'
import { headlineOf } from './headline.ts'
import { type Html, html } from './markup.ts'
import { hideSecrets } from './secret.ts'
import type { View } from './view.ts'
import { words } from './words.ts'

const evidenceLink = (id: string, view: View): Html => {
  const event = view.events.get(id)
  if (event === undefined) return html`<li><span class="lost">${id} (${view.say(words.lostEvidence)})</span></li>`
  const { kind, text } = headlineOf(event, view)
  return html`<li><a href="#${id}"><span class="num">${id}</span> ${kind} ${text}</a></li>`
}

const evidence = (check: CheckResult, view: View): Html =>
  check.evidence.length === 0
    ? html`<p class="note">${view.say(words.noEvidence)}</p>`
    : html`<div class="evidence"><span class="label">${view.say(words.evidence)}</span><ul>${check.evidence.map((id) =>
        evidenceLink(id, view),
      )}</ul></div>`

/** One check: its verdict, what was expected, what was seen, and where to see it. */
export const checkView = (check: CheckResult, scenario: ScenarioResult, view: View): Html => {
  const others = check.verifies.filter((id) => !(scenario.requirements.length === 1 && scenario.requirements[0] === id))
  return html`<li class="check v-${check.verdict}"><div class="check-head">${badge(check.verdict, view)}<p class="check-title">${view.say(check.title)}</p><code class="check-id">${check.id}</code></div>
<dl class="compare"><div><dt>${view.say(words.expected)}</dt><dd>${hideSecrets(view.say(check.expected))}</dd></div><div><dt>${view.say(words.actual)}</dt><dd>${hideSecrets(view.say(check.actual))}</dd></div></dl>
${evidence(check, view)}${
  others.length === 0 ? undefined : html`<p class="meta">${view.say(words.verifies)} ${others.join(', ')}</p>`
}${
  check.assumption === undefined
    ? undefined
    : html`<p class="assumption"><strong>${view.say(words.assumption)}</strong> ${view.assumption(check.assumption)} : ${view.say(words.rests)}.</p>`
}</li>`
}
