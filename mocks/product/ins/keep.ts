import type { Identity } from '../../../src/model/pilot.ts'
import { type IdentityEvent, type IdentityState, transition } from '../../../src/protocols/ins/status.ts'
import type { PatientFile, ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { propagate } from './propagate.ts'

const stateOf = ({ statut, attributs = [], matricule, oid }: Identity): IdentityState => ({
  statut,
  attributs,
  ...(matricule === undefined || oid === undefined ? {} : { ins: { matricule, oid } }),
})

/** The identity after an event of the status machine (rules 20, 25, 27 and 49). */
export const after = (identity: Identity, event: IdentityEvent): Identity => {
  const { matricule, oid, ...rest } = identity
  const { statut, attributs, ins } = transition(stateOf(identity), event).state
  return { ...rest, statut, attributs, ...ins }
}

export const statusChangesForgotten = defect(
  'ins.status-changes-forgotten',
  'fail',
  ['ins.statusChangesAreKept'],
  'Les changements de statut ne sont pas historisés',
  'Changes of status are not kept',
)

export const historyWithoutAuthor = defect(
  'ins.history-without-author',
  'fail',
  ['ins.statusChangesAreKept'],
  'L’historique des statuts ne dit pas qui',
  'The history of statuses does not say who',
)

export const changesNotTraced = defect(
  'ins.changes-not-traced',
  'fail',
  ['ins.changesAreTraced'],
  'Les modifications d’identité ne sont pas tracées',
  'Changes of identity are not traced',
)

/** Writes an identity down, with who changed its status and when (rule 21), and tells the connected systems (rule 27). */
export const keep = async (
  context: ProductContext,
  file: PatientFile,
  identity: Identity,
  type: string,
): Promise<void> => {
  const before = file.identity
  file.identity = identity
  if (before.statut !== identity.statut && !context.has(statusChangesForgotten)) {
    const by = context.has(historyWithoutAuthor) ? '' : context.user().nationalId
    const change = { at: new Date().toISOString(), by, from: before.statut, to: identity.statut }
    file.history = [...(file.history ?? []), change]
  }
  if (!context.has(changesNotTraced)) {
    context.trace(type, { patientId: identity.patientId, statut: identity.statut, before: before.statut })
  }
  await propagate(context, before, identity)
}
