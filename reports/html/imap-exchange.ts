import type { EventOf } from '../../src/model/event.ts'
import { remarks, rows, tlsText } from './facts.ts'
import { type Html, html } from './markup.ts'
import { dialogueView } from './smtp-exchange.ts'
import type { View } from './view.ts'
import { wireWords } from './words.ts'

/** One IMAP session: login, TLS, dialogue. */
export const imapExchange = ({ data }: EventOf<'exchange.imap'>, view: View): Html => {
  const { say } = view
  const login = data.user === undefined ? say(wireWords.anonymous) : `${data.user} (${data.authMethod ?? '?'})`
  return html`${rows([
    [say(wireWords.login), login],
    ['TLS', data.secure ? `STARTTLS, ${tlsText(data.tls, view)}` : say(wireWords.clear)],
    ...remarks(data, view),
  ])}
<details class="inner"><summary>${say(wireWords.dialogue)}</summary>${dialogueView(data.dialogue)}</details>`
}
