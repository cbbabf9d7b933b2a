import { whole } from './format.ts'
import { type Html, html } from './markup.ts'
import type { View } from './view.ts'
import { wireWords } from './words.ts'

const isBase64 = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x2b && code <= 0x39 && code !== 0x2c && code !== 0x2d && code !== 0x2e)

/** Where the run of base64 characters that starts here ends. */
const wordEnd = (text: string, from: number): number => {
  let at = from
  while (at < text.length && isBase64(text.charCodeAt(at))) at += 1
  return at
}

/** Where the next line starts when one ends here, its indentation apart; undefined when none does. */
const nextLine = (text: string, from: number): number | undefined => {
  let at = text.startsWith('\r\n', from) ? from + 2 : text.startsWith('\n', from) ? from + 1 : -1
  if (at < 0) return undefined
  while (text[at] === ' ' || text[at] === '\t') at += 1
  return at
}

const isFoldedLine = (length: number): boolean => length >= 60 && length <= 76

interface Run {
  readonly end: number
  /** Characters of base64 in it, line ends apart. */
  readonly length: number
}

/**
 * Three folded lines or more, or 200 characters in a row, from the beginning of a word. Read character by character: a
 * regular expression keeps a way back for every character of a body of megabytes, and runs out of them.
 */
const runAt = (text: string, start: number, firstEnd: number): Run | undefined => {
  const padded = (end: number): number =>
    text.startsWith('==', end) ? end + 2 : text.startsWith('=', end) ? end + 1 : end
  let lines = 0
  let length = 0
  let from = start
  let end = firstEnd
  while (isFoldedLine(end - from)) {
    const next = nextLine(text, end)
    if (next === undefined) break
    lines += 1
    length += end - from
    from = next
    end = wordEnd(text, from)
  }
  if (lines >= 3) return { end: padded(end), length: length + padded(end) - from }
  return firstEnd - start >= 200 ? { end: padded(firstEnd), length: padded(firstEnd) - start } : undefined
}

/** Long runs of base64, on one line or folded, say nothing to a reader: their beginning and length are enough. */
export const foldBase64 = (text: string, view: View): string => {
  const parts: string[] = []
  let told = 0
  for (let at = 0; at < text.length; ) {
    const end = wordEnd(text, at)
    if (end === at) {
      at += 1
      continue
    }
    const run = end - at >= 60 ? runAt(text, at, end) : undefined
    if (run) {
      parts.push(
        text.slice(told, at),
        `${text.slice(at, at + 40)}… [${whole(run.length, view.lang)} ${view.say(wireWords.base64)}]`,
      )
      told = run.end
    }
    at = run?.end ?? end
  }
  return told === 0 ? text : parts.join('') + text.slice(told)
}

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
