import type { Habilitation } from '../../../src/model/pilot.ts'
import type { PatientFile, ProductContext, Professional } from '../context.ts'
import { defect } from '../defect.ts'

export const tracesNameTheSessionUser = defect(
  'ins.traces-name-the-session-user',
  'fail',
  ['ins.insiCallsAreTraced', 'ins.readsAreTraced', 'ins.changesAreTraced'],
  'Les traces nomment l’utilisateur de la session et non celui qui agit',
  'The traces name the session’s user, not who acts',
)

/** The context in the name of this user: what it traces is theirs. Without a user, the session's own. */
export const actingAs = (context: ProductContext, nationalId: string | undefined): ProductContext => {
  if (nationalId === undefined) return context
  const user: Professional = { nationalId, familyName: 'UTILISATEUR', givenName: nationalId }
  const traced = context.has(tracesNameTheSessionUser) ? context.user() : user
  return { ...context, user: () => user, trace: (action, detail) => context.trace(action, detail, traced) }
}

/** What the acting user may do. */
export const habilitationOf = (context: ProductContext): Habilitation => {
  const user = context.user().nationalId
  return context.settings.habilitations.get(user) ?? { user, ins: true, insi: true, superUtilisateur: false }
}

export const fileOf = (context: ProductContext, patientId: string): PatientFile => {
  const file = context.patients.get(patientId)
  if (!file) throw new Error(`patient ${patientId} inconnu`)
  return file
}
