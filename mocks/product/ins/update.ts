import type { Identity, TypedTraits } from '../../../src/model/pilot.ts'
import type { ActionHandlers, ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { actingAs, fileOf, habilitationOf } from './acting.ts'
import { wrongIn } from './creation.ts'
import { after, keep } from './keep.ts'

/** The traits that INSi vouches for (rule 26). */
export const strictTraits = ['nomNaissance', 'prenomsNaissance', 'dateNaissance', 'sexe', 'lieuNaissance'] as const

/** Whether the strict traits are closed to this user (rule 26). */
export const isLocked = ({ statut }: Identity, context: ProductContext): boolean =>
  (statut === 'recuperee' || statut === 'qualifiee') && !habilitationOf(context).superUtilisateur

const changed = (identity: Identity, traits: TypedTraits): Identity => {
  const { sexe, ...others } = traits
  return { ...identity, ...others, ...(sexe === 'M' || sexe === 'F' ? { sexe } : {}) }
}

const touchesStrict = (identity: Identity, traits: TypedTraits): boolean =>
  strictTraits.some((trait) => traits[trait] !== undefined && traits[trait] !== identity[trait])

export const strictChangeKeepsTheStatus = defect(
  'ins.strict-change-keeps-the-status',
  'fail',
  ['ins.strictChangeLowersTheStatus'],
  'Un trait strict modifié ne déclasse pas l’identité',
  'A strict trait that changes does not lower the identity',
)

export const strictChangeKeepsTheMatricule = defect(
  'ins.strict-change-keeps-the-matricule',
  'fail',
  ['ins.strictChangeDeletesTheMatricule'],
  'Un trait strict modifié laisse le matricule',
  'A strict trait that changes leaves the matricule',
)

const declassed = (identity: Identity, { has }: ProductContext): Identity => {
  const next = after(identity, { kind: 'strict-trait-changed' })
  if (has(strictChangeKeepsTheStatus)) return { ...next, statut: identity.statut }
  if (!has(strictChangeKeepsTheMatricule)) return next
  const { matricule, oid } = identity
  return { ...next, ...(matricule === undefined ? {} : { matricule }), ...(oid === undefined ? {} : { oid }) }
}

export const everythingIsLocked = defect(
  'ins.everything-is-locked',
  'fail',
  ['ins.complementaryTraitsStayOpen'],
  'Les traits complémentaires sont verrouillés aussi',
  'The complementary traits are locked too',
)

export const strictTraitsNotLocked = defect(
  'ins.strict-traits-not-locked',
  'fail',
  ['ins.strictTraitsAreLocked'],
  'Tout utilisateur modifie les traits stricts',
  'Every user changes the strict traits',
)

/** Why these traits may not be changed by this user, or undefined. */
const refusal = (identity: Identity, traits: TypedTraits, context: ProductContext): string | undefined => {
  const locked = isLocked(identity, context)
  if (locked && context.has(everythingIsLocked)) return 'identité non modifiable'
  if (locked && touchesStrict(identity, traits) && !context.has(strictTraitsNotLocked)) {
    return 'les traits vérifiés auprès d’INSi ne sont pas modifiables'
  }
  return wrongIn(traits, context)
}

export const updateActions: ActionHandlers = {
  'identity.update': async ({ patientId, traits, as }, product) => {
    const context = actingAs(product, as)
    const file = fileOf(context, patientId)
    const refused = refusal(file.identity, traits, context)
    if (refused !== undefined) return { refused: true, message: refused, statut: file.identity.statut }
    const base = touchesStrict(file.identity, traits) ? declassed(file.identity, context) : file.identity
    await keep(context, file, changed(base, traits), 'identity.update')
    return { statut: file.identity.statut }
  },
}
