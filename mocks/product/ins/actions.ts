import type { ActionHandlers } from '../context.ts'
import { creationActions } from './creation.ts'
import { displayActions } from './display.ts'
import { receptionActions } from './receive.ts'
import { recoveryActions } from './recovery.ts'
import { searchActions } from './search.ts'
import { settingsActions } from './settings.ts'
import { statusActions } from './status.ts'
import { updateActions } from './update.ts'
import { verificationActions } from './verification.ts'

/** What the product does with identities. */
export const insActions: ActionHandlers = {
  ...creationActions,
  ...displayActions,
  ...recoveryActions,
  ...statusActions,
  ...updateActions,
  ...searchActions,
  ...settingsActions,
  ...receptionActions,
  ...verificationActions,
}
