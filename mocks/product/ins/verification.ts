import { messageOf } from '../../../src/model/errors.ts'
import type { Identity, Traits } from '../../../src/model/pilot.ts'
import type { Ins } from '../../../src/protocols/ins/resultat.ts'
import { readVerified, verificationOf } from '../../../src/protocols/ins/verification.ts'
import type { ActionHandlers, PatientFile, ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { actingAs, fileOf } from './acting.ts'
import { callInsi } from './insi-client.ts'
import { after, keep } from './keep.ts'
import { blocked } from './recovery.ts'

export type Verdict = 'ok' | 'ko'

export const verificationsNotTraced = defect(
  'ins.verifications-not-traced',
  'warn',
  ['ins.verificationsAreTraced'],
  'Les vérifications auprès d’INSi ne sont pas tracées',
  'Verifications at INSi are not traced',
)

/** Asks INSi whether a matricule and traits go together; the call and its answer are traced (rules 48 and 53). */
export const verifyAtInsi = async (
  context: ProductContext,
  patientId: string,
  traits: Traits,
  { matricule, oid }: Ins,
): Promise<Verdict> => {
  const { nomNaissance, premierPrenom, prenomsNaissance, sexe, dateNaissance, lieuNaissance } = traits
  const known = { nomNaissance, prenom: premierPrenom, listePrenom: prenomsNaissance, sexe, dateNaissance }
  const asked = { matricule, oid, ...known, lieuNaissance }
  const answer = await callInsi(context, 'verifierInsAvecTraitsIdentite', verificationOf(asked))
  const returned = readVerified(answer)[0]?.outcome ?? 'KO'
  if (!context.has(verificationsNotTraced)) {
    context.trace('insi.verifierInsAvecTraitsIdentite', { patientId, matricule, oid, returned })
  }
  return returned === 'OK' ? 'ok' : 'ko'
}

export const refusedLocalInsKept = defect(
  'ins.refused-local-ins-kept',
  'warn',
  ['ins.refusedLocalInsIsDropped'],
  'Une identité que la vérification refuse garde statut et matricule',
  'An identity that the verification refuses keeps status and matricule',
)

const refused = (identity: Identity, { has }: ProductContext): Identity =>
  has(refusedLocalInsKept) ? identity : after(identity, { kind: 'insi-verified', outcome: 'KO' })

export const refusedLocalIdentityForgotten = defect(
  'ins.refused-local-identity-forgotten',
  'warn',
  ['ins.refusedLocalIdentityWaits'],
  'Une identité refusée n’entre pas dans la liste de travail',
  'A refused identity does not enter the worklist',
)

/** Rule 49: what INSi does not vouch for any more falls, and waits for a person to look at it. */
const drop = async (context: ProductContext, file: PatientFile): Promise<void> => {
  await keep(context, file, refused(file.identity, context), 'identity.verify')
  if (context.has(refusedLocalIdentityForgotten)) return
  const { patientId } = file.identity
  context.worklist.push({ kind: 'identity', patientId, reason: 'INSi ne confirme plus cette identité' })
}

export const verificationActions: ActionHandlers = {
  'identity.verify': async ({ patientId, as }, product) => {
    const context = actingAs(product, as)
    const file = fileOf(context, patientId)
    const { matricule, oid, statut } = file.identity
    const reason = blocked(file, context)
    if (reason !== undefined) return { outcome: 'blocked', statut, message: reason }
    if (matricule === undefined || oid === undefined) {
      return { outcome: 'error', statut, message: 'cette identité n’a pas de matricule à vérifier' }
    }
    const outcome = await verifyAtInsi(context, patientId, file.identity, { matricule, oid }).catch(messageOf)
    if (outcome !== 'ok' && outcome !== 'ko') return { outcome: 'error', statut, message: `INSi : ${outcome}` }
    if (outcome === 'ko') await drop(context, file)
    return { outcome, statut: file.identity.statut }
  },

  'worklist.list': async (_params, { worklist }) => ({ entries: [...worklist] }),
}
