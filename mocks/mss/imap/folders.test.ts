import { describe, expect, test } from 'vitest'
import { letter, operator, put, talk } from './talk.fixture.ts'

const mail = letter('Subject: a', '', 'b')

test('the usual folders are listed in modified UTF-7, with what they are for', () => {
  expect(talk().command('a LIST "" "*"')).toBe(
    [
      '* LIST (\\HasNoChildren) "/" INBOX',
      '* LIST (\\HasNoChildren \\Drafts) "/" Brouillons',
      '* LIST (\\HasNoChildren \\Sent) "/" "Envoy&AOk-s"',
      '* LIST (\\HasNoChildren \\Trash) "/" Corbeille',
      'a OK LIST completed',
      '',
    ].join('\r\n'),
  )
})

test('an empty pattern asks for the separator', () => {
  expect(talk().command('a LIST "" ""')).toContain('* LIST (\\Noselect) "/" ""')
})

describe('patterns', () => {
  const client = talk()
  client.command('a CREATE dossiers/patients/2026')

  test.each([
    ['%', ['INBOX', 'Brouillons', '"Envoy&AOk-s"', 'Corbeille', 'dossiers']],
    ['dossiers/%', ['dossiers/patients']],
    ['dossiers/*', ['dossiers/patients/2026', 'dossiers/patients']],
    ['*2026', ['dossiers/patients/2026']],
    ['inbox', ['INBOX']],
  ])('%s', (pattern, names) => {
    const said = client.command(`b LIST "" "${pattern}"`)
    const listed = [...said.matchAll(/"\/" (.*)\r\n/g)].map(([, name]) => name)
    expect(listed.toSorted()).toEqual(names.toSorted())
  })

  test('a parent says that it holds others', () => {
    expect(client.command('b LIST "" dossiers')).toContain('(\\HasChildren)')
  })

  test('one that would make an expression slow is matched at once', () => {
    expect(client.command(`b LIST "" "${'*a'.repeat(200)}"`)).toContain('b OK')
  })
})

test('CREATE, SUBSCRIBE, LSUB, RENAME and DELETE', () => {
  const client = talk()
  expect(client.command('a CREATE "R&AOk-sultats"')).toBe('a OK CREATE completed\r\n')
  expect(client.command('b CREATE Résultats')).toBe('b NO [ALREADYEXISTS] The mailbox exists\r\n')
  expect(client.command('c UNSUBSCRIBE Résultats')).toMatch(/^c OK/)
  expect(client.command('d LSUB "" R*')).toBe('d OK LSUB completed\r\n')
  expect(client.command('e SUBSCRIBE Résultats')).toMatch(/^e OK/)
  expect(client.command('f LSUB "" R*')).toContain('* LSUB () "/" "R&AOk-sultats"')
  expect(client.command('g RENAME Résultats Archives')).toMatch(/^g OK/)
  expect(client.command('h SELECT Résultats')).toBe('h NO [NONEXISTENT] No such mailbox\r\n')
  expect(client.command('i DELETE Archives')).toMatch(/^i OK/)
  expect(client.command('j DELETE INBOX')).toMatch(/^j NO \[CANNOT\]/)
  expect(client.command('k CREATE "a*b"')).toMatch(/^k NO \[CANNOT\]/)
})

test('RENAME of INBOX takes its mails away and leaves it', () => {
  const state = operator()
  put(state, [mail, mail])
  const client = talk(state)
  expect(client.command('a RENAME INBOX Vieux')).toMatch(/^a OK/)
  expect(client.command('b STATUS INBOX (MESSAGES)')).toContain('(MESSAGES 0)')
  expect(client.command('c STATUS Vieux (MESSAGES)')).toContain('(MESSAGES 2)')
})

test('STATUS counts without opening', () => {
  const state = operator()
  put(state, [mail], 'INBOX', ['\\Seen'])
  put(state, [mail, mail])
  const said = talk(state).command('a STATUS INBOX (MESSAGES RECENT UIDNEXT UNSEEN)')
  expect(said).toBe('* STATUS INBOX (MESSAGES 3 RECENT 3 UIDNEXT 4 UNSEEN 2)\r\na OK STATUS completed\r\n')
  expect(talk(state).command('a STATUS INBOX (SIZES)')).toBe('a BAD SIZES is no status item\r\n')
})

test('SELECT says what is in the folder; EXAMINE leaves \\Recent to others and is read-only', () => {
  const state = operator()
  put(state, [mail, mail])
  const reader = talk(state)
  const examined = reader.command('a EXAMINE INBOX')
  expect(examined).toContain('* 2 EXISTS\r\n* 2 RECENT\r\n* OK [UNSEEN 1]')
  expect(examined).toContain('[PERMANENTFLAGS ()]')
  expect(examined).toMatch(/a OK \[READ-ONLY\]/)
  expect(reader.command('b STORE 1 +FLAGS (\\Seen)')).toMatch(/^b NO \[READ-ONLY\]/)
  expect(reader.command('c EXPUNGE')).toMatch(/^c NO \[READ-ONLY\]/)
  const writer = talk(state)
  expect(writer.command('a SELECT inbox')).toContain('* 2 RECENT')
  expect(talk(state).command('a SELECT INBOX')).toContain('* 0 RECENT')
})

test('a SELECT that fails leaves no folder open', () => {
  const client = talk(operator(), { select: 'INBOX' })
  expect(client.command('a SELECT absent')).toMatch(/^a NO/)
  expect(client.command('b CHECK')).toBe('b BAD CHECK needs a selected mailbox\r\n')
})

test('UNSELECT keeps deleted mails, CLOSE takes them out without a word', () => {
  const state = operator()
  put(state, [mail], 'INBOX', ['\\Deleted'])
  const client = talk(state, { select: 'INBOX' })
  client.command('a UNSELECT')
  expect(client.command('b STATUS INBOX (MESSAGES)')).toContain('MESSAGES 1')
  client.command('c SELECT INBOX')
  expect(client.command('d CLOSE')).toBe('d OK CLOSE completed\r\n')
  expect(client.command('e STATUS INBOX (MESSAGES)')).toContain('MESSAGES 0')
})

test('who has a folder open that another deletes is told to go', () => {
  const state = operator()
  const one = talk(state)
  one.command('a CREATE Projet')
  one.command('b SELECT Projet')
  talk(state).command('a DELETE Projet')
  expect(one.command('c NOOP')).toContain('* BYE')
  expect(one.after()).toBe('close')
})

test('NAMESPACE, ID and an unknown command', () => {
  const client = talk()
  expect(client.command('a NAMESPACE')).toContain('* NAMESPACE (("" "/")) NIL NIL')
  expect(client.command('b ID ("name" "Produit" "version" NIL)')).toContain('* ID ("name"')
  expect(client.conversation.over().notes).toEqual(['ID name Produit version '])
  expect(talk().command('c XYZZY')).toBe('c BAD XYZZY is not known\r\n')
  expect(talk().command('d UID NOOP')).toBe('d BAD NOOP is not known\r\n')
})
