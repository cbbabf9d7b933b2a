import { whole } from './format.ts'
import { type Html, html } from './markup.ts'
import type { View } from './view.ts'
import { wireWords } from './words.ts'

// Three folded lines or more, or 200 characters in a row. The look-behind makes the search try each word only once.
const base64 =
  /(?<![A-Za-z0-9+/])(?:(?:[A-Za-z0-9+/]{60,76}\r?\n[ \t]*){3,}[A-Za-z0-9+/]*={0,2}|[A-Za-z0-9+/]{200,}={0,2})/g

/** Long runs of base64, on one line or folded, say nothing to a reader: their beginning and length are enough. */
export const foldBase64 = (text: string, view: View): string =>
  text.replace(base64, (run) => {
    const length = run.replace(/\s/g, '').length
    return `${run.slice(0, 40)}… [${whole(length, view.lang)} ${view.say(wireWords.base64)}]`
  })

/** The beginning of a text that the page has room for, and whether something is left out. */
export const fitting = (text: string, view: View): { shown: string; cut: boolean } =>
  text.length <= view.bodyLimit
    ? { shown: text, cut: false }
    : { shown: text.slice(0, view.bodyLimit).toWellFormed(), cut: true }

/** A block of code that the keyboard can scroll, with a note when it is not whole. */
export const codeBlock = (content: Html | string, label: string, cut: boolean, view: View): Html =>
  html`<pre tabindex="0" role="group" aria-label="${label}"><code>${content}</code></pre>${
    cut ? html`<p class="note">${view.say(wireWords.cutBody)}</p>` : undefined
  }`
