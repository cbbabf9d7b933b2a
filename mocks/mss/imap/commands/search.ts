import { searchTest } from '../../../../src/protocols/imap/matches.ts'
import { searchKeys } from '../../../../src/protocols/imap/search-keys.ts'
import type { ImapCommand } from '../command.ts'
import { no, ok } from '../session.ts'

export const search: ImapCommand = {
  name: 'SEARCH',
  when: 'selected',
  holdsNumbers: true,
  hasUidForm: true,
  *run({ args, selected, byUid }) {
    args.space()
    if (args.takes('CHARSET ')) {
      const charset = args.astring('a charset').toUpperCase()
      args.space()
      if (charset !== 'UTF-8' && charset !== 'US-ASCII') return no('Unknown charset', 'BADCHARSET (UTF-8 US-ASCII)')
    }
    const key = searchKeys(args)
    const { view, recent } = selected
    const test = searchTest(key, { number: view.length, uid: view.at(-1)?.uid ?? 0 })
    const found: number[] = []
    for (const [index, mail] of view.entries()) {
      const { uid, flags, internalDate, bytes } = mail
      const number = index + 1
      if (test({ uid, number, flags, recent: recent.has(uid), internalDate, bytes })) found.push(byUid ? uid : number)
    }
    yield [['* SEARCH', ...found].join(' ')]
    return ok('SEARCH completed')
  },
}
