import type { StatutIdentite } from '../../model/pilot.ts'

/** Attributes that a person may carry beside its status (RNIV; INS implementation guide, rule 25). */
export type AttributIdentite = 'homonyme' | 'douteuse' | 'fictive'

/** What the identity status machine knows of an identity. `ins` is the matricule (15 characters) and its root, together or not at all. */
export interface IdentityState {
  readonly statut: StatutIdentite
  readonly attributs: readonly AttributIdentite[]
  readonly ins?: { readonly matricule: string; readonly oid: string }
}

export type IdentityEvent =
  /** INSi answered 00, and what it returned was accepted. */
  | { readonly kind: 'insi-accepted'; readonly matricule: string; readonly oid: string }
  /** The identity was proved by a document or a device of high trust level. */
  | { readonly kind: 'identity-proved' }
  /** At least one strict trait changed by hand (rule 27). */
  | { readonly kind: 'strict-trait-changed' }
  /** The matricule was withdrawn by hand, or the INSi invalidated it. */
  | { readonly kind: 'ins-invalidated' }
  /** The verification service of INSi answered (rule 49). */
  | { readonly kind: 'insi-verified'; readonly outcome: 'OK' | 'KO' }
  | { readonly kind: 'attribute-set'; readonly attribut: AttributIdentite }
  | { readonly kind: 'attribute-removed'; readonly attribut: AttributIdentite }

/** What an event does: the state after it, and whether a matricule was lost, which must be propagated (rule 27). */
export interface Transition {
  readonly state: IdentityState
  readonly insInvalidated: boolean
}

/** A new identity: provisional, no attribute, no matricule (rule 20). */
export const newIdentity: IdentityState = { statut: 'provisoire', attributs: [] }

/** Rule 25: INSi is not called for an identity that is doubtful or fictitious. A homonym is no obstacle. */
export const mayCallInsi = ({ attributs }: Pick<IdentityState, 'attributs'>): boolean =>
  !attributs.includes('douteuse') && !attributs.includes('fictive')

/** RNIV: an identity is never doubtful and fictitious at once; a homonym may be either. */
export const mayCombine = (attributs: readonly AttributIdentite[]): boolean =>
  !(attributs.includes('douteuse') && attributs.includes('fictive'))

/** Rule 28: the matricule and its root leave the product for a qualified identity only. */
export const mayTransmitIns = ({ statut, ins }: IdentityState): boolean => statut === 'qualifiee' && ins !== undefined

/** One level down, as rules 27 and 49 ask: what INSi gave is gone, what a document proved stays. */
export const downgraded: Readonly<Record<StatutIdentite, StatutIdentite>> = {
  provisoire: 'provisoire',
  recuperee: 'provisoire',
  validee: 'validee',
  qualifiee: 'validee',
}

const proved: Readonly<Record<StatutIdentite, StatutIdentite>> = {
  provisoire: 'validee',
  validee: 'validee',
  recuperee: 'qualifiee',
  qualifiee: 'qualifiee',
}

const recovered: Readonly<Record<StatutIdentite, StatutIdentite>> = {
  provisoire: 'recuperee',
  recuperee: 'recuperee',
  validee: 'qualifiee',
  qualifiee: 'qualifiee',
}

const kept = (state: IdentityState): Transition => ({ state, insInvalidated: false })

const withoutIns = ({ ins, ...state }: IdentityState, statut: StatutIdentite): Transition => ({
  state: { ...state, statut },
  insInvalidated: ins !== undefined,
})

const setAttribute = (state: IdentityState, attribut: AttributIdentite): Transition => {
  if (state.attributs.includes(attribut)) return kept(state)
  const next = { ...state, attributs: [...state.attributs, attribut] }
  return mayCallInsi(next) ? kept(next) : withoutIns(next, 'provisoire')
}

/**
 * The status of an identity after an event (INS implementation guide, rules 20, 25, 27 and 49). An event that the
 * attributes forbid changes nothing: neither INSi nor a document raises a doubtful or fictitious identity.
 */
export const transition = (state: IdentityState, event: IdentityEvent): Transition => {
  switch (event.kind) {
    case 'insi-accepted': {
      if (!mayCallInsi(state)) return kept(state)
      const { matricule, oid } = event
      return kept({ ...state, statut: recovered[state.statut], ins: { matricule, oid } })
    }
    case 'identity-proved':
      return kept(mayCallInsi(state) ? { ...state, statut: proved[state.statut] } : state)
    case 'strict-trait-changed':
    case 'ins-invalidated':
      return withoutIns(state, downgraded[state.statut])
    case 'insi-verified':
      return event.outcome === 'OK' ? kept(state) : withoutIns(state, downgraded[state.statut])
    case 'attribute-set':
      return setAttribute(state, event.attribut)
    case 'attribute-removed':
      return kept({ ...state, attributs: state.attributs.filter((known) => known !== event.attribut) })
  }
}
