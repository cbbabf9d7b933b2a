import type { ImapCommand } from './command.ts'
import { append } from './commands/append.ts'
import { authenticate } from './commands/authenticate.ts'
import { capability } from './commands/capability.ts'
import { check } from './commands/check.ts'
import { close } from './commands/close.ts'
import { copy, move } from './commands/copy.ts'
import { create } from './commands/create.ts'
import { deletion } from './commands/delete.ts'
import { expunge } from './commands/expunge.ts'
import { fetch } from './commands/fetch.ts'
import { id } from './commands/id.ts'
import { idle } from './commands/idle.ts'
import { list, lsub } from './commands/list.ts'
import { login } from './commands/login.ts'
import { logout } from './commands/logout.ts'
import { namespace } from './commands/namespace.ts'
import { noop } from './commands/noop.ts'
import { rename } from './commands/rename.ts'
import { search } from './commands/search.ts'
import { examine, select } from './commands/select.ts'
import { starttls } from './commands/starttls.ts'
import { status } from './commands/status.ts'
import { store } from './commands/store.ts'
import { subscribe, unsubscribe } from './commands/subscribe.ts'
import { unselect } from './commands/unselect.ts'

/** Every command that the operator knows, in the order of RFC 3501; UID is a prefix of those that have such a form. */
export const commands: readonly ImapCommand[] = [
  capability,
  noop,
  logout,
  id,
  starttls,
  authenticate,
  login,
  select,
  examine,
  create,
  deletion,
  rename,
  subscribe,
  unsubscribe,
  list,
  lsub,
  namespace,
  status,
  append,
  idle,
  check,
  close,
  unselect,
  expunge,
  search,
  fetch,
  store,
  copy,
  move,
]

const byName = new Map(commands.map((command) => [command.name, command]))

export const commandOf = (name: string): ImapCommand | undefined => byName.get(name)
