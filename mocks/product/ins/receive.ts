import type { Identity } from '../../../src/model/pilot.ts'
import type { ActionHandlers, PatientFile, ProductContext } from '../context.ts'
import { newPatientId } from '../context-of.ts'
import { after, keep } from './keep.ts'
import { type Received, readReceived } from './received.ts'
import { type Verdict, verifyAtInsi } from './verification.ts'

const same = ['nomNaissance', 'premierPrenom', 'dateNaissance', 'sexe'] as const

const knownAs = ({ traits, ins }: Received, { patients }: ProductContext): PatientFile | undefined =>
  [...patients.values()].findLast(
    ({ identity }) =>
      (ins !== undefined && identity.matricule === ins.matricule) ||
      same.every((trait) => identity[trait] === traits[trait]),
  )

/** Whether this INS already stands here, recovered or qualified: then INSi is not asked again (rule 52). */
const alreadyHeld = (file: PatientFile | undefined, { ins }: Received): boolean =>
  file !== undefined &&
  file.identity.matricule === ins?.matricule &&
  (file.identity.statut === 'recuperee' || file.identity.statut === 'qualifiee')

const isTrusted = ({ sender }: Received, { settings, has }: ProductContext): boolean => {
  if (has('ins.contracts-of-trust-ignored')) return false
  return settings.trustedSenders.includes(sender) || has('ins.every-sender-trusted')
}

/** What INSi says of the INS received, when it must be asked: it comes from another domain without contract of trust. */
const verdictOn = async (
  received: Received,
  file: PatientFile | undefined,
  patientId: string,
  context: ProductContext,
): Promise<Verdict | 'not-asked'> => {
  if (received.ins === undefined || isTrusted(received, context)) return 'not-asked'
  if (alreadyHeld(file, received) && !context.has('ins.known-ins-verified-again')) return 'not-asked'
  if (context.has('ins.received-ins-not-verified')) return 'ok'
  const verdict = await verifyAtInsi(context, patientId, received.traits, received.ins)
  return context.has('ins.refused-ins-accepted') ? 'ok' : verdict
}

/** The identity that a received one becomes here (rules 30 and 51). */
const adopted = (
  base: Identity,
  received: Received,
  verdict: Verdict | 'not-asked',
  context: ProductContext,
): Identity => {
  const { ins } = received
  if (ins === undefined || verdict === 'ko') return base
  const accepted = after(base, { kind: 'insi-accepted', ...ins })
  if (isTrusted(received, context)) return after(accepted, { kind: 'identity-proved' })
  return context.has('ins.verified-identity-stays-provisoire') ? { ...accepted, statut: base.statut } : accepted
}

const create = async (
  context: ProductContext,
  patientId: string,
  received: Received,
  verdict: Verdict | 'not-asked',
) => {
  const nomNaissance = context.has('ins.received-name-cut')
    ? received.traits.nomNaissance.slice(0, 30).replace(/[-']/g, ' ')
    : received.traits.nomNaissance
  const blank: Identity = { ...received.traits, nomNaissance, patientId, statut: 'provisoire' }
  const file: PatientFile = { identity: blank, dmpOpposed: false }
  context.patients.set(patientId, file)
  await keep(context, file, adopted(blank, received, verdict, context), 'identity.receive')
}

/** Takes an identity in: who it is here, what INSi said of it, and what changed. */
const takeIn = async (received: Received, context: ProductContext) => {
  const file = knownAs(received, context)
  const patientId = file?.identity.patientId ?? newPatientId()
  const verdict = await verdictOn(received, file, patientId, context)
  if (verdict === 'ko') {
    context.worklist.push({ kind: 'identity', patientId, reason: 'INSi ne confirme pas l’identité reçue' })
  }
  if (!file) {
    await create(context, patientId, received, verdict)
    return { patientId, verdict, outcome: 'created' as const }
  }
  if (verdict !== 'ok') return { patientId, verdict, outcome: 'unchanged' as const }
  await keep(context, file, adopted(file.identity, received, verdict, context), 'identity.receive')
  return { patientId, verdict, outcome: 'updated' as const }
}

export const receptionActions: ActionHandlers = {
  'identity.receive': async ({ message }, context) => {
    const { patientId, outcome } = await takeIn(readReceived(message, context), context)
    return { outcome, patientId }
  },

  'document.receive': async ({ message, title }, context) => {
    const { patientId, verdict } = await takeIn(readReceived(message, context), context)
    context.trace('document.receive', { patientId, title, verdict })
    if (verdict !== 'ko' || context.has('ins.refused-document-integrated')) return { outcome: 'integrated', patientId }
    context.worklist.push({ kind: 'document', title, reason: 'INSi ne confirme pas l’identité de ce document' })
    return { outcome: 'worklist', message: 'document à examiner : INSi ne confirme pas l’identité' }
  },
}
