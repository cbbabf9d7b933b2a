import type { Headers, TlsFacts } from '../../src/model/exchange.ts'
import type { Note } from '../../src/model/service.ts'
import { type Html, html } from './markup.ts'
import { shownHeader } from './secret.ts'
import type { View } from './view.ts'
import { wireWords, words } from './words.ts'

/** Name and value rows. Rows without a value are left out. */
export const rows = (entries: readonly (readonly [label: string, value: Html | string | undefined])[]): Html =>
  html`<table class="fields"><tbody>${entries.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`],
  )}</tbody></table>`

/** Headers as they came, a repeated one on several rows, credentials shortened. */
export const headersView = (headers: Headers, view: View): Html | undefined => {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, shownHeader(name, one)] as const),
  )
  return entries.length === 0 ? undefined : html`<h6>${view.say(wireWords.headers)}</h6>${rows(entries)}`
}

/** The handshake in one sentence. */
export const tlsText = (tls: TlsFacts | undefined, { say }: View): string => {
  if (tls === undefined) return say(wireWords.clear)
  const { protocol, cipher, clientSubject, clientSerial, clientTrusted } = tls
  const trust = clientTrusted === undefined ? '' : `, ${say(clientTrusted ? wireWords.trusted : wireWords.untrusted)}`
  const serial = clientSerial === undefined ? '' : `, ${say(wireWords.serial)} ${clientSerial}`
  const client =
    clientSubject === undefined
      ? say(wireWords.noClientCertificate)
      : `${say(wireWords.clientCertificate)} ${clientSubject}${serial}${trust}`
  return `${protocol}, ${cipher} · ${client}`
}

/** Assumptions, fault and notes that the bench recorded with an exchange. */
export const remarks = (
  data: {
    readonly service: string
    readonly fault?: string
    readonly assumptions?: readonly string[]
    readonly notes?: readonly (Note | string)[]
  },
  view: View,
): readonly (readonly [string, string | undefined])[] => [
  [view.say(words.fault), data.fault === undefined ? undefined : view.fault(data.service, data.fault)],
  [view.say(words.assumptions), data.assumptions?.map(view.assumption).join(' · ')],
  [view.say(words.notes), data.notes?.map(view.note).join(' · ')],
]
