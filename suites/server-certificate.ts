import type { AssumptionId, FaultOf } from '../src/model/words.ts'
import { type Check, check, type Observation } from '../src/run/check.ts'
import type { ScenarioRecord } from '../src/run/record.ts'
import type { Drive } from '../src/run/scenario.ts'

// What a client owes itself before it says anything: RFC 5280 for chain, dates and revocation, RFC 9525 for the host.

/** A service over HTTPS, which may present a certificate to be refused. */
export type SecureService = 'insi' | 'dmp' | 'psc'

export const badCertificates = [
  'certificate-expired',
  'certificate-revoked',
  'certificate-unknown-authority',
  'certificate-other-host',
] as const satisfies readonly FaultOf<SecureService>[]

export type BadCertificate = (typeof badCertificates)[number]

/** After an attempt, in milliseconds: a product that tries again behind its user's back does it here. */
const afterwards = 150

/** Each bad certificate in turn, and what makes the product call the service; whether the call succeeds is no matter. */
export const beforeBadCertificates = async (
  bench: Drive,
  service: SecureService,
  call: () => Promise<unknown>,
): Promise<void> => {
  for (const fault of badCertificates) {
    await bench.fault(service, fault)
    await call().catch(() => undefined)
    await bench.quiet([service], afterwards)
  }
}

/** Connections that met the certificate and were ended by the client, and requests that were sent all the same. */
interface Met {
  readonly refused: number
  readonly sent: readonly string[]
}

/** Operations of a service that the user's browser asks for by itself. */
const ofTheBrowser: Readonly<Record<string, readonly string[]>> = { psc: ['authorize', 'authenticate', 'logout'] }

const meetings =
  (service: SecureService, fault: BadCertificate) =>
  ({ all, exchanges }: ScenarioRecord): readonly Observation<Met>[] => {
    const refused = all('connection.failed').filter(({ data }) => data.service === service && data.fault === fault)
    const sent = exchanges(service).filter(
      (one) => one.fault === fault && !ofTheBrowser[service]?.includes(one.operation ?? ''),
    )
    if (refused.length + sent.length === 0) return []
    const value = { refused: refused.length, sent: sent.map(({ operation = '?' }) => operation) }
    return [{ value, evidence: [...refused, ...sent].map(({ id }) => id) }]
  }

const situations: Readonly<Record<BadCertificate, { readonly fr: string; readonly en: string }>> = {
  'certificate-expired': { fr: 'est périmé', en: 'has expired' },
  'certificate-revoked': { fr: 'est révoqué par la liste connue', en: 'is revoked by the known list' },
  'certificate-unknown-authority': { fr: 'vient d’une autorité inconnue', en: 'comes from an unknown authority' },
  'certificate-other-host': { fr: 'est celui d’un autre hôte', en: 'is another host’s' },
}

/** The check that nothing is sent to a server whose certificate shows this fault. */
export const sentNothing = <const I extends string>(declared: {
  readonly id: I
  readonly service: SecureService
  /** The service in a sentence. */
  readonly of: { readonly fr: string; readonly en: string }
  readonly fault: BadCertificate
  readonly verifies: readonly string[]
}): Check<I> => {
  const { id, service, of, fault, verifies } = declared
  const assumption: AssumptionId = `${service}.server-certificate`
  return check({
    id,
    title: {
      fr: `Rien n’est demandé à ${of.fr} quand son certificat ${situations[fault].fr}`,
      en: `Nothing is asked of ${of.en} when its certificate ${situations[fault].en}`,
    },
    verifies,
    assumption,
    observes: meetings(service, fault),
    judge: ({ refused, sent }) => ({
      ok: sent.length === 0,
      expected: { fr: 'la connexion prend fin sans demande', en: 'the connection ends without a request' },
      actual:
        sent.length === 0
          ? { fr: `connexions closes sans demande : ${refused}`, en: `connections ended without a request: ${refused}` }
          : { fr: `demandes envoyées : ${sent.join(', ')}`, en: `requests sent: ${sent.join(', ')}` },
    }),
  })
}
