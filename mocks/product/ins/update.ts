import type { Identity, TypedTraits } from '../../../src/model/pilot.ts'
import type { ActionHandlers, ProductContext } from '../context.ts'
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

const declassed = (identity: Identity, { has }: ProductContext): Identity => {
  const next = after(identity, { kind: 'strict-trait-changed' })
  if (has('ins.strict-change-keeps-the-status')) return { ...next, statut: identity.statut }
  if (!has('ins.strict-change-keeps-the-matricule')) return next
  const { matricule, oid } = identity
  return { ...next, ...(matricule === undefined ? {} : { matricule }), ...(oid === undefined ? {} : { oid }) }
}

/** Why these traits may not be changed by this user, or undefined. */
const refusal = (identity: Identity, traits: TypedTraits, context: ProductContext): string | undefined => {
  const locked = isLocked(identity, context)
  if (locked && context.has('ins.everything-is-locked')) return 'identité non modifiable'
  if (locked && touchesStrict(identity, traits) && !context.has('ins.strict-traits-not-locked')) {
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
