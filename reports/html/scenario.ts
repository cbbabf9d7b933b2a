import type { ScenarioResult } from '../../src/model/finished.ts'
import { badge } from './badge.ts'
import { checkView } from './check.ts'
import { count, duration } from './format.ts'
import { type Html, html } from './markup.ts'
import { timeline } from './timeline.ts'
import type { View } from './view.ts'
import { words } from './words.ts'

/** What a reader must look at stands open; what is in order, or was never run, stays folded. */
const opens = ({ verdict }: ScenarioResult): boolean => verdict !== 'pass' && verdict !== 'not-applicable'

/** One scenario: its verdict, its checks, and all that was exchanged while it ran. */
export const scenarioView = (scenario: ScenarioResult, view: View): Html => {
  const { say, lang } = view
  const facts = [
    ...(scenario.checks.length > 0 ? [count(scenario.checks.length, words.check, words.checks, lang)] : []),
    ...(scenario.durationMs > 0 ? [duration(scenario.durationMs, lang)] : []),
  ].join(' · ')
  const events = view.run.events.filter((event) => event.scenario === scenario.id)
  return html`<article class="scenario v-${scenario.verdict}" id="${scenario.id}" data-verdict="${scenario.verdict}"><details${opens(scenario) ? html` open` : ''}><summary>${badge(scenario.verdict, view)}<h5><span class="num">${scenario.id}</span> ${say(scenario.title)}</h5><span class="meta">${facts}</span></summary>
<div class="scenario-body">${scenario.reason === undefined ? undefined : html`<p class="reason">${say(scenario.reason)}</p>`}${
    scenario.checks.length === 0
      ? undefined
      : html`<ul class="checks">${scenario.checks.map((check) => checkView(check, scenario, view))}</ul>`
  }${timeline(events, say(words.timeline), view)}</div></details></article>
`
}
