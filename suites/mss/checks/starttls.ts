import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { command, speaksInClear } from '../evidence/dialogues.ts'

/** What the client said, and what came of it when a message went through. */
interface Dialogue {
  readonly lines: readonly string[]
  readonly accepted: boolean
  readonly protocol: string | undefined
}

/** Connections that failed otherwise prove nothing: the trust settings of the product, more often than its conduct. */
const dialogues = (record: ScenarioRecord): readonly Observation<Dialogue>[] => [
  ...record.mails('mss').map(({ id, dialogue, secure, tls, reply }) => ({
    value: { lines: dialogue, accepted: secure && reply.code >= 200 && reply.code < 300, protocol: tls?.protocol },
    evidence: [id],
  })),
  ...record
    .all('connection.failed')
    .filter(({ data }) => data.service === 'mss' && speaksInClear(data.dialogue ?? []))
    .map(({ id, data }) => ({
      value: { lines: data.dialogue ?? [], accepted: false, protocol: undefined },
      evidence: [id],
    })),
]

export const startTlsComesBeforeTheMail = check({
  id: 'mss.startTlsComesBeforeTheMail',
  title: {
    fr: 'STARTTLS précède l’authentification et le message, que l’opérateur accepte sous TLS 1.2 au moins',
    en: 'STARTTLS comes before the login and the message, which the operator accepts over TLS 1.2 or later',
  },
  verifies: ['MSS/CONF.05'],
  observes: dialogues,
  judge: ({ lines, accepted, protocol }) => {
    const said = lines.map(command).filter((name) => name !== undefined)
    const over = protocol ?? 'TLS ∅'
    return {
      ok: accepted && !speaksInClear(lines) && /^TLSv1\.[23]$/.test(over),
      expected: { fr: 'EHLO → STARTTLS → … → message accepté', en: 'EHLO → STARTTLS → … → message accepted' },
      actual: {
        fr: `${said.join(' → ')} (${over}, ${accepted ? 'accepté' : 'pas de message accepté'})`,
        en: `${said.join(' → ')} (${over}, ${accepted ? 'accepted' : 'no message accepted'})`,
      },
    }
  },
})
