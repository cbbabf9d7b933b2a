import { associationType } from '../../src/protocols/xds/uuids.ts'
import type { RightsAction } from '../../src/rules/dmp/rights.ts'
import { holdsFor, isWithinReach } from './access.ts'
import type { StoredEntry } from './registry.ts'
import { type Update, updateError } from './td3.3.ts'
import { type Asked, type Denial, denied } from './transaction.ts'

/** The status changes that a request asks for, when each is one of `allowed` (from → to) and granted. */
export const statusChanges = (
  asked: Asked<Update>,
  right: RightsAction,
  allowed: readonly (readonly [from: string, to: string])[],
): readonly (() => void)[] | Denial => {
  const { query, state, grant } = asked
  const changes: (() => void)[] = []
  for (const { type, target = '', slots } of query.metadata.associations) {
    if (type !== associationType.updateAvailabilityStatus) continue
    const entry: StoredEntry | undefined = state.registry.entries.get(target)
    if (entry === undefined || !isWithinReach(entry, asked))
      return updateError('XDSRegistryMetadataError', `${target} : document inconnu`, `${target}: unknown document`)
    const [from, to] = [slots.OriginalStatus?.[0] ?? '', slots.NewStatus?.[0] ?? '']
    if (entry.status !== from || !allowed.some(([one, other]) => one === from && other === to))
      return updateError(
        'XDSMetadataUpdateError',
        `${target} : le statut ${entry.status} ne passe pas de ${from} à ${to}`,
        `${target}: the status ${entry.status} does not go from ${from} to ${to}`,
      )
    if (!holdsFor(grant(right), entry, asked) && !state.lenient) return denied(right)
    changes.push(() => {
      entry.status = to
    })
  }
  return changes
}
