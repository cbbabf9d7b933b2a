import { quoted, type Text } from '../../model/text.ts'
import type { XmlElement } from '../../xml/element.ts'
import { textAt } from '../../xml/find.ts'
import { type Envelope, headerBlock } from '../soap/envelope.ts'
import { insiAssertionIn } from './insi-assertion.ts'
import { insi } from './namespaces.ts'

/**
 * A call of INSi: its envelope, when it was received (undefined of a message that lies in a file), and the subject of the
 * client's certificate where TLS showed one.
 */
export interface InsiCall {
  readonly envelope: Envelope
  readonly at: Date | undefined
  readonly clientSubject: string | undefined
}

/** Two clocks that are both right differ by a little. */
const skewMs = 5 * 60_000

const messageIdForm = /^(?:urn:uuid:|uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

const written = (value: string | undefined): Text =>
  value === undefined || value === '' ? { fr: 'absent', en: 'absent' } : quoted(value)

/** What departs from what is asked, as one sentence: `what` is `found`, `asked` is asked. */
const departs = (what: string, found: string | undefined, asked: Text): Text => ({
  fr: `${what} : ${written(found).fr} ; attendu : ${asked.fr}`,
  en: `${what}: ${written(found).en}; expected: ${asked.en}`,
})

/** Who sends: the professional of the assertion, else the organisation of the certificate (its OU), where either is seen. */
const senderOf = ({ envelope, clientSubject = '' }: InsiCall): string | undefined =>
  insiAssertionIn(envelope)?.nameId ?? /(?:^|,)OU=([^,]+)/.exec(clientSubject)?.[1]

const ofContext = (title: string, block: XmlElement | undefined, call: InsiCall): readonly Text[] => {
  if (block === undefined) return []
  const time = textAt(block, 'Temps')
  const sender = textAt(block, 'Emetteur') ?? ''
  const known = senderOf(call)
  const told = new Date(time ?? '').getTime()
  const isNow = call.at === undefined ? !Number.isNaN(told) : Math.abs(told - call.at.getTime()) <= skewMs
  const isSender = sender !== '' && (known === undefined || known === sender)
  const asked = known === undefined ? { fr: 'l’émetteur', en: 'the sender' } : quoted(known)
  return [
    ...(isNow ? [] : [departs(`${title}/Temps`, time, { fr: 'l’heure de l’appel', en: 'the time of the call' })]),
    ...(isSender ? [] : [departs(`${title}/Emetteur`, sender, asked)]),
  ]
}

/**
 * What the two contexts and the addressing of a call say that is not of this call: what their schema lets pass. Empty when
 * all is as it should be. Source: samples of the contexts of SIRAM (BAM 01_02, LPS 01_00).
 */
export const strayContexts = (call: InsiCall): readonly Text[] => {
  const { messageId = '' } = call.envelope
  const bam = headerBlock(call.envelope, insi.ctxbam, 'ContexteBAM')
  const lps = headerBlock(call.envelope, insi.ctxlps, 'ContexteLPS')
  const name = textAt(lps, 'LPS', 'Nom')
  const isUuid = messageIdForm.test(messageId)
  const isNamed = lps === undefined || /^urn:lps:[^:]+:.+$/.test(name ?? '')
  return [
    ...(isUuid ? [] : [departs('wsa:MessageID', messageId, { fr: 'un UUID', en: 'a UUID' })]),
    ...ofContext('ContexteBAM', bam, call),
    ...ofContext('ContexteLPS', lps, call),
    ...(isNamed
      ? []
      : [departs('ContexteLPS/LPS/Nom', name, { fr: 'urn:lps:<nom>:<version>', en: 'urn:lps:<name>:<version>' })]),
  ]
}
