import { entryStatus } from './registry.ts'
import { statusChanges } from './status-update.ts'
import { update } from './td3.3.ts'

/** TD3.3d: archives documents, or takes them out of the archive. */
export const archiveDocuments = update({
  name: 'TD3.3d',
  takes: ({ newStatuses }) => newStatuses.some((status) => status !== entryStatus.deleted),
  right: 'TD3.3d-archive',
  plan: (asked) =>
    statusChanges(asked, 'TD3.3d-archive', [
      [entryStatus.approved, entryStatus.archived],
      [entryStatus.archived, entryStatus.approved],
    ]),
})
