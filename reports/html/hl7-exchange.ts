import type { BlobRef, EventOf } from '../../src/model/event.ts'
import { bodyFacts } from './body.ts'
import { codeBlock, fitting } from './code.ts'
import { remarks, rows } from './facts.ts'
import { duration } from './format.ts'
import { type Html, html } from './markup.ts'
import type { View } from './view.ts'
import { wireWords, words } from './words.ts'

/** A message one segment a line, its names set apart. */
const segments = (text: string): Html =>
  html`${text.split(/\r\n|\r|\n/).flatMap((line) => {
    if (line === '') return []
    const at = line.search(/[^A-Z0-9]/)
    const end = at < 0 ? line.length : at
    return [html`<b>${line.slice(0, end)}</b>${line.slice(end)}\n`]
  })}`

const messageView = (ref: BlobRef, label: string, view: View): Html => {
  const facts = bodyFacts(ref.mediaType ?? 'HL7 v2', ref.size, ref.sha256, view)
  const bytes = view.run.readBlob(ref.sha256)
  if (bytes === undefined) return html`${facts}<p class="note">${view.say(wireWords.lostBody)}</p>`
  const { shown, cut } = fitting(new TextDecoder().decode(bytes), view)
  return html`${facts}${codeBlock(segments(shown), label, cut, view)}`
}

/** One HL7 v2 exchange: the message, its acknowledgement. */
export const hl7Exchange = ({ data }: EventOf<'exchange.hl7'>, view: View): Html => {
  const { say, lang } = view
  const { message, ack } = data
  return html`${rows([
    [say(wireWords.controlId), data.controlId],
    [say(wireWords.reply), ack?.code ?? say(wireWords.noAck)],
    [say(words.duration), duration(data.durationMs, lang)],
    ...remarks(data, view),
  ])}
<h6>Message</h6>${messageView(message, 'Message', view)}${
    ack === undefined
      ? undefined
      : html`<h6>${say(wireWords.ack)}</h6>${messageView(ack.message, say(wireWords.ack), view)}`
  }`
}
