import type { Grant } from '../../src/rules/dmp/rights.ts'
import { authorisationOf, keepsWhatWasThere } from './records.ts'
import { isMasked, type StoredEntry } from './registry.ts'
import { type Asked, type Denial, denied } from './transaction.ts'

/** Whether a grant holds for one document. */
export const holdsFor = <Q>(grant: Grant, entry: StoredEntry, { caller, record }: Asked<Q>): boolean => {
  if (grant === 'own') return entry.author === caller.user
  if (grant === 'structure') return entry.structure === caller.structure
  if (grant === 'if-the-patient-allows') return record.masksLiftedInEmergency
  return grant !== 'no'
}

/** Whether a document stands in the record that a caller asks about, and is still kept. */
const isThere = <Q>(entry: StoredEntry, { record }: Asked<Q>): boolean => {
  if (!entry.patientId.startsWith(`${record.matricule}^`)) return false
  const { closedOn } = record
  return closedOn === undefined || entry.fedOn >= closedOn || keepsWhatWasThere(record)
}

/** Whether a caller is shown a document: one that is there, and is not masked to them. */
export const isShown = <Q>(entry: StoredEntry, asked: Asked<Q>): boolean =>
  isThere(entry, asked) && (!isMasked(entry) || holdsFor(asked.grant('TD3.2-masked'), entry, asked))

/** Whether a caller may manage a document as far as masks go: who fed it may, whatever else they may read. */
export const isWithinReach = <Q>(entry: StoredEntry, asked: Asked<Q>): boolean => {
  const { user, structure } = asked.caller
  return isShown(entry, asked) || (isThere(entry, asked) && (entry.author === user || entry.structure === structure))
}

/**
 * Reading and managing need the patient's authorisation in ordinary access, and never go against a refusal; in an
 * emergency the patient may have refused all access.
 */
export const withoutAuthorisation = <Q>(action: string, { caller, record, state }: Asked<Q>): Denial | undefined => {
  const found = authorisationOf(record, caller, state.now())
  if (found === 'INTERDIT') return denied(action)
  if (caller.access === 'normal') return found === 'VALIDE' ? undefined : denied(action)
  return record.refusesEmergencyAccess ? denied(action) : undefined
}
