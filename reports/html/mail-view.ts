import { createHash } from 'node:crypto'
import type { MailAttachment, MailMessage } from '../../src/protocols/mail/message.ts'
import { codeBlock, fitting, foldBase64 } from './code.ts'
import { contentView } from './content.ts'
import { rows } from './facts.ts'
import { bytes } from './format.ts'
import { type Html, html } from './markup.ts'
import type { View } from './view.ts'
import { wireWords } from './words.ts'

/** A person looks for these first; the others are in the source. */
const telling = /^(?:from|to|cc|subject|date|message-id|reply-to|disposition-notification-to|x-mss-.*)$/i

const line = ({ contentType, filename, bytes: content }: MailAttachment, view: View): Html => {
  const sha256 = createHash('sha256').update(content).digest('hex')
  return html`<tr><td>${contentType}</td><td>${filename ?? '–'}</td><td>${bytes(content.length, view.lang)}</td><td class="hash" title="${sha256}">${sha256.slice(0, 16)}…</td></tr>`
}

const attached = (attachments: readonly MailAttachment[], view: View): Html | undefined => {
  if (attachments.length === 0) return undefined
  const { say } = view
  return html`<h6>${say(wireWords.attachments)}</h6><div class="scroll"><table class="list"><thead><tr><th scope="col">${say(wireWords.type)}</th><th scope="col">${say(wireWords.name)}</th><th scope="col">${say(wireWords.size)}</th><th scope="col">sha256</th></tr></thead><tbody>${attachments.map((each) => line(each, view))}</tbody></table></div>`
}

const written = (text: string | undefined, mediaType: string, view: View): Html | undefined =>
  text === undefined
    ? undefined
    : contentView(new TextEncoder().encode(text.trimEnd()), `${mediaType}; charset=utf-8`, view)

const source = (message: Uint8Array, view: View): Html => {
  const utf8 = new TextDecoder().decode(message)
  const text = utf8.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(message) : utf8
  const { shown, cut } = fitting(foldBase64(text, view), view)
  const label = view.say(wireWords.source)
  return html`<details class="inner"><summary>${label}</summary>${codeBlock(shown, label, cut, view)}</details>`
}

/** A mail for a reader: telling headers, what is attached, what is written, then the source; the source alone of what is no mail. */
export const mailView = (message: Uint8Array, mail: MailMessage | undefined, view: View): Html => {
  if (mail === undefined) return source(message, view)
  const { fields, attachments, text, html: page } = mail
  return html`<h6>${view.say(wireWords.headers)}</h6>${rows(fields.filter(([name]) => telling.test(name)))}
${attached(attachments, view)}${written(text, 'text/plain', view)}${written(page, 'text/html', view)}${source(message, view)}`
}
