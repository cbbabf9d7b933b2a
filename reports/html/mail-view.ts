import { createHash } from 'node:crypto'
import { codeBlock, fitting, foldBase64 } from './code.ts'
import { contentView } from './content.ts'
import { readableHeader } from './encoded-word.ts'
import { rows } from './facts.ts'
import { bytes } from './format.ts'
import { type Html, html } from './markup.ts'
import { type Entity, mailEntity } from './mime.ts'
import type { View } from './view.ts'
import { wireWords } from './words.ts'

/** A person looks for these first; the others are in the source. */
const telling = /^(?:from|to|cc|subject|date|message-id|reply-to|disposition-notification-to|x-mss-.*)$/i

const leaves = (entity: Entity): readonly Entity[] =>
  entity.parts.length === 0 ? [entity] : entity.parts.flatMap(leaves)

const digest = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

const line = (part: Entity, view: View): Html => {
  const sha256 = digest(part.content)
  return html`<tr><td>${part.mediaType}</td><td>${part.filename ?? '–'}</td><td>${bytes(part.content.length, view.lang)}</td><td class="hash" title="${sha256}">${sha256.slice(0, 16)}…</td></tr>`
}

const source = (message: Uint8Array, view: View): Html => {
  const text = new TextDecoder('windows-1252').decode(message)
  const utf8 = new TextDecoder().decode(message)
  const { shown, cut } = fitting(foldBase64(utf8.includes('\uFFFD') ? text : utf8, view), view)
  const label = view.say(wireWords.source)
  return html`<details class="inner"><summary>${label}</summary>${codeBlock(shown, label, cut, view)}</details>`
}

/** A mail for a reader: telling headers, the written parts, what is attached, then the source. */
export const mailView = (message: Uint8Array, view: View): Html => {
  const { say } = view
  const mail = mailEntity(message)
  const parts = leaves(mail)
  return html`<h6>${say(wireWords.headers)}</h6>${rows(mail.headers.flatMap(([name, value]) => (telling.test(name) ? [[name, readableHeader(value)] as const] : [])))}
<h6>${say(wireWords.parts)}</h6><div class="scroll"><table class="list"><thead><tr><th scope="col">${say(wireWords.type)}</th><th scope="col">${say(wireWords.name)}</th><th scope="col">${say(wireWords.size)}</th><th scope="col">sha256</th></tr></thead><tbody>${parts.map((part) => line(part, view))}</tbody></table></div>
${parts
  .filter(({ mediaType, filename }) => mediaType.startsWith('text/') && filename === undefined)
  .map((part) =>
    contentView(part.content, `${part.mediaType}; charset=${part.charset ?? ''}`, view),
  )}${source(message, view)}`
}
