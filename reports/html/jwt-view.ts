import { codeBlock } from './code.ts'
import { jsonView } from './json-view.ts'
import { type Html, html } from './markup.ts'
import type { View } from './view.ts'
import { wireWords } from './words.ts'

// Bounded, so that a body made of beginnings of JWTs costs no more than another. The signature is not read.
const jwt = /\b(?:(\w{1,60})"?\s{0,9}[:=]\s{0,9}"?)?(eyJ[\w-]{4,2000})\.(eyJ[\w-]{2,20000})\./g
/** Tokens stand near the beginning of a body, if at all. */
const searched = 200_000
const most = 4

const decode = (part: string): string => Buffer.from(part, 'base64url').toString('utf8')

/** The header and claims of the JWTs that a text carries: what a developer reads first when a login fails. The signature is left out. */
export const jwtViews = (text: string, view: View): Html | undefined => {
  const found = [...text.slice(0, searched).matchAll(jwt)].slice(0, most)
  if (found.length === 0) return undefined
  return html`${found.map(([, name, header = '', payload = '']) => {
    const label = `${view.say(wireWords.decoded)}${name === undefined ? '' : ` ${name}`}`
    const content = html`${jsonView(decode(header).slice(0, view.bodyLimit))}\n${jsonView(decode(payload).slice(0, view.bodyLimit))}`
    return html`<details class="inner"><summary>${label}</summary>${codeBlock(content, label, false, view)}</details>`
  })}`
}
