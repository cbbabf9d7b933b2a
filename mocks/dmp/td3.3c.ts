import { entryStatus } from './registry.ts'
import { statusChanges } from './status-update.ts'
import { update } from './td3.3.ts'

/** TD3.3c: deletes documents, approved or archived. */
export const deleteDocuments = update({
  name: 'TD3.3c',
  takes: ({ newStatuses }) => newStatuses.length > 0 && newStatuses.every((status) => status === entryStatus.deleted),
  right: 'TD3.3c-delete',
  plan: (asked) =>
    statusChanges(asked, 'TD3.3c-delete', [
      [entryStatus.approved, entryStatus.deleted],
      [entryStatus.archived, entryStatus.deleted],
    ]),
})
