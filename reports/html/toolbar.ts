import { verdicts } from '../../src/model/verdict.ts'
import { countByVerdict } from '../summary.ts'
import { verdictWords } from '../verdict-words.ts'
import { icon } from './icon.ts'
import { type Html, html } from './markup.ts'
import type { View } from './view.ts'
import { words } from './words.ts'

/** Filters, hidden until the script that serves them runs: without it everything is readable and nothing is promised. */
export const toolbar = ({ run, say }: View): Html => {
  const counts = countByVerdict(run.scenarios)
  const boxes = verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map(
      (verdict) =>
        html`<label class="filter v-${verdict}"><input type="checkbox" name="verdict" value="${verdict}" checked>${icon(verdict)}${say(verdictWords[verdict].name)} <span class="number">${counts[verdict]}</span></label>`,
    )
  return html`<form id="toolbar" class="toolbar" hidden><fieldset><legend>${say(words.filters)}</legend>${boxes}</fieldset>
<div class="tools"><label class="search">${say(words.search)} <input type="search" id="search" placeholder="${say(words.searchHint)}" autocomplete="off"></label><button type="button" id="unfold">${say(words.unfold)}</button><button type="button" id="fold">${say(words.fold)}</button><output id="shown" data-words="${say(words.shown)}"></output></div></form>`
}
