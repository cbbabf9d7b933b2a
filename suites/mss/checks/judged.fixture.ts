import { mailOf } from '../../../mocks/product/mss/mail.fixture.ts'
import type { Verdict } from '../../../src/model/verdict.ts'
import type { Check } from '../../../src/run/check.ts'
import { judgeCheck } from '../../../src/run/judge.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { journal, type MailSaid } from '../../testkit.ts'
import { findingsOf } from '../../tried.fixture.ts'
import suite from '../suite.ts'

const to = { kind: 'professional', address: 'destinataire@exemple.mssante.fr' } as const

/** A recording in which the product was asked to send documents, and these mails reached the operator. */
export const recordOf = (...mails: readonly (Uint8Array | Omit<MailSaid, 'service'>)[]): ScenarioRecord => {
  const draft = journal('MSS/CONF.23.01')
  draft.action('message.send', { patientId: 'IPP-TEST', documentIds: ['d1'], to, body: '' }, { outcome: 'sent' })
  for (const mail of mails) draft.mail({ service: 'mss', ...(mail instanceof Uint8Array ? { message: mail } : mail) })
  return draft.build()
}

/** The recording of one mail of the reference product. */
export const recordOfMail = async (said: Parameters<typeof mailOf>[0]): Promise<ScenarioRecord> =>
  recordOf(await mailOf(said))

/** The same mail with one header line changed, or taken out. */
export const withHeader = (mail: Uint8Array, name: string, line: string): Buffer =>
  Buffer.from(
    Buffer.from(mail)
      .toString('latin1')
      .replace(new RegExp(`^${name}:.*\\r\\n`, 'im'), line === '' ? '' : `${line}\r\n`),
    'latin1',
  )

export const verdictOf = async (check: Check, record: ScenarioRecord): Promise<Verdict> =>
  (await judgeCheck({ ...check, apply: (of) => findingsOf(check, of) }, record, suite.requirements)).verdict
