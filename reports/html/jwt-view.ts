import { codeBlock } from './code.ts'
import { jsonView } from './json-view.ts'
import { type Html, html } from './markup.ts'
import type { View } from './view.ts'
import { wireWords } from './words.ts'

const jwt = /\b(?:(\w+)"?\s*[:=]\s*"?)?(eyJ[\w-]{4,})\.(eyJ[\w-]{2,})\.[\w-]*/g
const most = 4

const decode = (part: string): string => Buffer.from(part, 'base64url').toString('utf8')

/** The header and claims of the JWTs that a text carries: what a developer reads first when a login fails. The signature is left out. */
export const jwtViews = (text: string, view: View): Html | undefined => {
  const found = [...text.matchAll(jwt)].slice(0, most)
  if (found.length === 0) return undefined
  return html`${found.map(([, name, header = '', payload = '']) => {
    const label = `${view.say(wireWords.decoded)}${name === undefined ? '' : ` ${name}`}`
    const content = html`${jsonView(decode(header).slice(0, view.bodyLimit))}\n${jsonView(decode(payload).slice(0, view.bodyLimit))}`
    return html`<details class="inner"><summary>${label}</summary>${codeBlock(content, label, false, view)}</details>`
  })}`
}
