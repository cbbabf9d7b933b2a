import type { HttpRequest, TlsFacts } from '../../src/model/exchange.ts'
import { type InsiOperation, insi, insiActions } from '../../src/protocols/ins/namespaces.ts'
import { soapRequest } from '../../src/protocols/soap/write.ts'
import { el, type Markup, raw } from '../../src/xml/write.ts'
import { insiService } from './service.ts'
import type { InsiState } from './state.ts'

export const organisationTls: TlsFacts = {
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  clientSubject: 'CN=INSI-MANU,OU=10B0999999',
  clientTrusted: true,
}

const id = '00000000-0000-4000-8000-000000000001'

export const contextes: readonly Markup[] = [
  raw(
    `<b:ContexteBAM xmlns:b="${insi.ctxbam}" Version="01_02"><b:Id>${id}</b:Id><b:Temps>2026-01-02T03:04:05Z</b:Temps><b:Emetteur>10B0999999</b:Emetteur><b:COUVERTURE/></b:ContexteBAM>`,
  ),
  raw(
    `<l:ContexteLPS xmlns:l="${insi.ctxlps}" Nature="CTXLPS" Version="01_00"><l:Id>${id}</l:Id><l:Temps>2026-01-02T03:04:05Z</l:Temps><l:Emetteur>10B0999999</l:Emetteur><l:LPS><l:IDAM R="4">AB12345678</l:IDAM><l:Version>1.0</l:Version><l:Instance>${id}</l:Instance><l:Nom>urn:lps:essai:1.0</l:Nom></l:LPS></l:ContexteLPS>`,
  ),
]

export interface Asked {
  readonly operation?: InsiOperation
  readonly action?: string
  readonly messageId?: string
  readonly headers?: readonly Markup[]
  readonly tls?: TlsFacts | undefined
  /** What is done to the message before it is sent. */
  readonly altered?: (message: string) => string
}

/** A request as a conforming product sends it, but for what is said otherwise. */
export const insiRequest = (payload: Markup, asked: Asked = {}): HttpRequest => {
  const operation = asked.operation ?? 'rechercherInsAvecTraitsIdentite'
  const message = soapRequest(
    {
      action: asked.action ?? insiActions[operation],
      messageId: asked.messageId ?? `uuid:${id}`,
      to: 'https://insi.example/lps',
      headers: asked.headers ?? contextes,
    },
    payload,
  )
  const tls = 'tls' in asked ? asked.tls : organisationTls
  return {
    method: 'POST',
    url: '/lps',
    headers: { 'content-type': 'application/soap+xml' },
    body: new TextEncoder().encode(asked.altered?.(message) ?? message),
    ...(tls === undefined ? {} : { tls }),
  }
}

/** RECSANSVITALE with these traits, in the order in which they are given. */
export const recherche = (traits: Readonly<Record<string, string | readonly string[]>>): Markup =>
  el(
    'RECSANSVITALE',
    { xmlns: insi.request },
    Object.entries(traits).flatMap(([name, value]) => [value].flat().map((one) => el(name, {}, one))),
  )

export const insiState = (
  options: Readonly<Record<string, unknown>> = {},
  fault?: string,
  /** PEM of the authority that the service trusts. */
  authority?: string,
): InsiState => ({
  ...(insiService.start({
    url: 'https://insi.example',
    now: () => new Date('2026-01-02T03:04:05Z'),
    uuid: () => '00000000-0000-4000-8000-000000000000',
    options,
    ...(authority === undefined ? {} : { authority }),
  }) as InsiState),
  fault,
})
