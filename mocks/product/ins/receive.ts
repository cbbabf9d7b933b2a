import type { Identity } from '../../../src/model/pilot.ts'
import type { ActionHandlers, PatientFile, ProductContext } from '../context.ts'
import { newPatientId } from '../context-of.ts'
import { defect } from '../defect.ts'
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

export const contractsOfTrustIgnored = defect(
  'ins.contracts-of-trust-ignored',
  'fail',
  ['ins.trustedSenderKeepsTheQualification'],
  'Le contrat de confiance est ignoré',
  'The contract of trust is ignored',
)

export const everySenderTrusted = defect(
  'ins.every-sender-trusted',
  'fail',
  ['ins.untrustedSenderDoesNotQualify'],
  'Tout émetteur est tenu pour un partenaire de confiance',
  'Every sender is taken for a trusted partner',
)

const isTrusted = ({ sender }: Received, { settings, has }: ProductContext): boolean => {
  if (has(contractsOfTrustIgnored)) return false
  return settings.trustedSenders.includes(sender) || has(everySenderTrusted)
}

export const knownInsVerifiedAgain = defect(
  'ins.known-ins-verified-again',
  'warn',
  ['ins.knownInsIsNotVerifiedAgain'],
  'Une INS déjà tenue est vérifiée de nouveau',
  'An INS held already is verified again',
)

export const receivedInsNotVerified = defect(
  'ins.received-ins-not-verified',
  'warn',
  ['ins.receivedInsIsVerified'],
  'Une INS reçue n’est pas vérifiée auprès d’INSi',
  'An INS received is not verified at INSi',
)

export const refusedInsAccepted = defect(
  'ins.refused-ins-accepted',
  'warn',
  ['ins.refusedInsIsNotCreated', 'ins.refusedInsChangesNothing'],
  'Une INS refusée par INSi est prise quand même',
  'An INS refused by INSi is taken all the same',
)

/** What INSi says of the INS received, when it must be asked: it comes from another domain without contract of trust. */
const verdictOn = async (
  received: Received,
  file: PatientFile | undefined,
  patientId: string,
  context: ProductContext,
): Promise<Verdict | 'not-asked'> => {
  if (received.ins === undefined || isTrusted(received, context)) return 'not-asked'
  if (alreadyHeld(file, received) && !context.has(knownInsVerifiedAgain)) return 'not-asked'
  if (context.has(receivedInsNotVerified)) return 'ok'
  const verdict = await verifyAtInsi(context, patientId, received.traits, received.ins)
  return context.has(refusedInsAccepted) ? 'ok' : verdict
}

export const verifiedIdentityStaysProvisoire = defect(
  'ins.verified-identity-stays-provisoire',
  'warn',
  ['ins.verifiedIdentityIsRecovered'],
  'Vérifiée OK, l’identité reçue reste provisoire',
  'Verified OK, the identity received stays provisoire',
)

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
  return context.has(verifiedIdentityStaysProvisoire) ? { ...accepted, statut: base.statut } : accepted
}

export const receivedNameCut = defect(
  'ins.received-name-cut',
  'fail',
  ['ins.receivedNameIsKept', 'ins.receivedTraitsAreKept'],
  'Un nom reçu perd ses tirets et sa fin',
  'A name received loses its hyphens and its end',
)

const create = async (
  context: ProductContext,
  patientId: string,
  received: Received,
  verdict: Verdict | 'not-asked',
) => {
  const nomNaissance = context.has(receivedNameCut)
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

export const refusedDocumentIntegrated = defect(
  'ins.refused-document-integrated',
  'warn',
  ['ins.refusedDocumentWaits'],
  'Un document dont l’INS est refusée est intégré',
  'A document whose INS is refused is integrated',
)

export const receptionActions: ActionHandlers = {
  'identity.receive': async ({ message }, context) => {
    const { patientId, outcome } = await takeIn(readReceived(message, context), context)
    return { outcome, patientId }
  },

  'document.receive': async ({ message, title }, context) => {
    const { patientId, verdict } = await takeIn(readReceived(message, context), context)
    context.trace('document.receive', { patientId, title, verdict })
    if (verdict !== 'ko' || context.has(refusedDocumentIntegrated)) return { outcome: 'integrated', patientId }
    context.worklist.push({ kind: 'document', title, reason: 'INSi ne confirme pas l’identité de ce document' })
    return { outcome: 'worklist', message: 'document à examiner : INSi ne confirme pas l’identité' }
  },
}
