import type { Identity, PilotActions, StatutIdentite } from '../../../src/model/pilot.ts'
import { quoted, type Text } from '../../../src/model/text.ts'
import { judgePatientAddress } from '../../../src/rules/mail/patient-address.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ActionRecord, ScenarioRecord, SmtpExchange } from '../../../src/run/record.ts'

const verifies = ['MSS/va1.19']

type Sending = ActionRecord<'message.send'> & { readonly result: PilotActions['message.send']['result'] }

/** Mails that the product was asked to send to a patient, and answered about, with the identity it then held. */
const sendings = (
  record: ScenarioRecord,
  wanted: (identity: Identity) => boolean,
): readonly { readonly sending: Sending; readonly identity: Identity; readonly evidence: readonly string[] }[] =>
  record.actions('message.send').flatMap(({ id, params, result }) => {
    const read = record.actions('identity.read').findLast((one) => one.params.patientId === params.patientId)
    const identity = read?.result?.identity
    if (params.to.kind !== 'patient' || !result || !read || !identity || !wanted(identity)) return []
    return [{ sending: { id, params, result }, identity, evidence: [read.id, id] }]
  })

const statuts: Readonly<Record<StatutIdentite, Text>> = {
  provisoire: { fr: 'provisoire', en: 'provisional' },
  recuperee: { fr: 'récupérée', en: 'recovered' },
  validee: { fr: 'validée', en: 'validated' },
  qualifiee: { fr: 'qualifiée', en: 'qualified' },
}

const outcomes: Readonly<Record<Sending['result']['outcome'], Text>> = {
  sent: { fr: 'envoyé', en: 'sent' },
  blocked: { fr: 'bloqué', en: 'blocked' },
  failed: { fr: 'échoué', en: 'failed' },
}

const isUnqualified = ({ statut }: Identity): boolean => statut !== 'qualifiee'

/** What left while the operator listened. Without a window that was closed, an absence proves nothing. */
interface Silence {
  readonly statut: Text
  readonly mails: readonly SmtpExchange[]
  readonly ms: number
}

const silences = (record: ScenarioRecord): readonly Observation<Silence>[] => {
  const window = record.all('window.closed').findLast(({ data }) => data.services.includes('mss'))
  if (!window) return []
  const order = record.events.map(({ id }) => id)
  const mails = record.mails('mss')
  return sendings(record, isUnqualified)
    .filter(({ sending }) => order.indexOf(sending.id) < order.indexOf(window.id))
    .map(({ identity: { statut }, evidence }) => ({
      value: { statut: statuts[statut], mails, ms: window.data.ms },
      evidence: [...evidence, window.id, ...mails.map(({ id }) => id)],
    }))
}

export const noMailLeavesForAnUnqualifiedPerson = check({
  id: 'mss.noMailLeavesForAnUnqualifiedPerson',
  title: {
    fr: 'Aucun message ne part vers un patient dont l’identité n’est pas qualifiée',
    en: 'No mail leaves to a patient whose identity is not qualified',
  },
  verifies,
  observes: silences,
  judge: ({ statut, mails, ms }) => {
    const recipients = mails.flatMap(({ rcptTo }) => rcptTo).join(', ')
    return {
      ok: mails.length === 0,
      expected: { fr: `aucun message (identité ${statut.fr})`, en: `no mail (${statut.en} identity)` },
      actual: {
        fr: mails.length === 0 ? `aucun message pendant ${ms} ms` : `message parti vers ${recipients}`,
        en: mails.length === 0 ? `no mail for ${ms} ms` : `a mail left to ${recipients}`,
      },
    }
  },
})

export const userIsToldThatTheMailIsBlocked = check({
  id: 'mss.userIsToldThatTheMailIsBlocked',
  title: {
    fr: 'L’envoi vers un patient à l’identité non qualifiée est bloqué, et l’utilisateur en est informé',
    en: 'Sending to a patient with an unqualified identity is blocked, and the user is told',
  },
  verifies,
  reads: ['messages'],
  observes: (record) =>
    sendings(record, isUnqualified).map(({ sending, evidence }) => ({ value: sending.result, evidence })),
  judge: ({ outcome, message = '' }) => ({
    ok: outcome === 'blocked' && message.trim() !== '',
    expected: { fr: 'bloqué, avec un message', en: 'blocked, with a message' },
    actual: {
      fr: `${outcomes[outcome].fr}, ${message.trim() ? `avec le message ${quoted(message.trim()).fr}` : 'sans message'}`,
      en: `${outcomes[outcome].en}, ${message.trim() ? `with the message ${quoted(message.trim()).en}` : 'without a message'}`,
    },
  }),
})

/** Recipients of a mail, and the matricule of the qualified identity that it was written to. */
interface Addressed {
  readonly rcptTo: readonly string[]
  readonly matricules: readonly string[]
}

const addressed = (record: ScenarioRecord): readonly Observation<Addressed>[] =>
  sendings(record, ({ statut }) => statut === 'qualifiee').flatMap(({ identity: { matricule }, evidence }) =>
    matricule === undefined
      ? []
      : record.mails('mss').map(({ id, rcptTo }) => ({
          value: { rcptTo, matricules: [matricule] },
          evidence: [...evidence, id],
        })),
  )

export const patientAddressIsTheQualifiedMatricule = check({
  id: 'mss.patientAddressIsTheQualifiedMatricule',
  title: {
    fr: 'L’adresse du patient est faite de son matricule INS qualifié : 15 caractères @patient.mssante.fr',
    en: 'The address of the patient is made of the qualified matricule: 15 characters @patient.mssante.fr',
  },
  verifies,
  reads: ['identity.matricule'],
  observes: addressed,
  judge: ({ rcptTo, matricules }) => {
    const { ok, expected } = judgePatientAddress({ address: rcptTo[0] ?? '', matricules })
    return { ok: ok && rcptTo.length === 1, expected, actual: rcptTo.join(', ') || '∅' }
  },
})
