import type { Verdict } from '../../src/model/verdict.ts'
import { verdictWords } from '../verdict-words.ts'
import { icon } from './icon.ts'
import { type Html, html } from './markup.ts'
import type { View } from './view.ts'

/** A verdict as icon, word and colour. */
export const badge = (verdict: Verdict, view: View): Html =>
  html`<span class="badge v-${verdict}">${icon(verdict)}${view.say(verdictWords[verdict].name)}</span>`
