import type { EventOf } from '../../src/model/event.ts'
import { bodyFacts } from './body.ts'
import { remarks, rows, tlsText } from './facts.ts'
import { mailView } from './mail-view.ts'
import { type Html, html } from './markup.ts'
import { hideDialogueSecrets } from './secret.ts'
import type { View } from './view.ts'
import { wireWords } from './words.ts'

const said = (line: string): Html => {
  const server = /^\s*(?:S:|<)/.test(line)
  return html`<li class="${server ? 'said server' : 'said client'}">${line}</li>`
}

/** The dialogue of a mail session, line by line, secrets shortened. */
export const dialogueView = (dialogue: readonly string[]): Html =>
  html`<ol class="dialogue">${hideDialogueSecrets(dialogue).map(said)}</ol>`

/** One SMTP transaction: envelope, dialogue, message. */
export const smtpExchange = ({ data }: EventOf<'exchange.smtp'>, view: View): Html => {
  const { say } = view
  const login = data.user === undefined ? say(wireWords.anonymous) : `${data.user} (${data.authMethod ?? '?'})`
  const message = view.run.readBlob(data.message.sha256)
  return html`<h6>${say(wireWords.envelope)}</h6>${rows([
    [say(wireWords.sender), data.mailFrom],
    [say(wireWords.recipients), data.rcptTo.join(', ')],
    [say(wireWords.client), data.clientHostname],
    [say(wireWords.login), login],
    ['TLS', data.secure ? `STARTTLS, ${tlsText(data.tls, view)}` : say(wireWords.clear)],
    [say(wireWords.reply), `${data.reply.code} ${data.reply.text}`],
    ...remarks(data, view),
  ])}
<details class="inner"><summary>${say(wireWords.dialogue)}</summary>${dialogueView(data.dialogue)}</details>
${bodyFacts(data.message.mediaType ?? 'message/rfc822', data.message.size, data.message.sha256, view)}${
  message === undefined
    ? html`<p class="note">${say(wireWords.lostBody)}</p>`
    : mailView(message, view.mails.get(data.message.sha256), view)
}`
}
