import { describe, expect, test } from 'vitest'
import { letter, operator, put, talk } from './talk.fixture.ts'

const named = (subject: string) => letter(`Subject: ${subject}`, 'From: a@b.fr', '', 'corps')

const three = () => {
  const state = operator()
  put(state, [named('un'), named('deux'), named('trois')])
  return state
}

describe('STORE', () => {
  test('adds, takes away and replaces flags, and says so unless silent', () => {
    const client = talk(three(), { select: 'INBOX' })
    expect(client.command('a STORE 1:2 +FLAGS (\\seen $Suivi)')).toBe(
      '* 1 FETCH (FLAGS (\\Recent \\Seen $Suivi))\r\n* 2 FETCH (FLAGS (\\Recent \\Seen $Suivi))\r\na OK STORE completed\r\n',
    )
    expect(client.command('b UID STORE 2 -FLAGS \\Seen')).toContain('* 2 FETCH (UID 2 FLAGS (\\Recent $Suivi))')
    expect(client.command('c STORE 1 FLAGS.SILENT (\\Flagged)')).toBe('c OK STORE completed\r\n')
    expect(client.command('d FETCH 1 FLAGS')).toContain('(FLAGS (\\Recent \\Flagged))')
    expect(client.command('e STORE 1 FLAGS ()')).toContain('(FLAGS (\\Recent))')
  })

  test('refuses \\Recent, unknown flags and numbers that are not there', () => {
    const client = talk(three(), { select: 'INBOX' })
    expect(client.command('a STORE 1 +FLAGS (\\Recent)')).toMatch(/^a BAD/)
    expect(client.command('b STORE 4 +FLAGS (\\Seen)')).toBe('b BAD No message of this number\r\n')
    expect(client.command('c UID STORE 4 +FLAGS (\\Seen)')).toBe('c OK STORE completed\r\n')
  })

  test('another session is told', () => {
    const state = three()
    const [one, other] = [talk(state, { select: 'INBOX' }), talk(state, { select: 'INBOX' })]
    one.command('a STORE 2 +FLAGS.SILENT (\\Answered)')
    expect(other.command('b NOOP')).toBe('* 2 FETCH (FLAGS (\\Answered))\r\nb OK NOOP completed\r\n')
    expect(one.command('c NOOP')).toBe('c OK NOOP completed\r\n')
  })
})

describe('EXPUNGE', () => {
  test('tells each number as the ones before it have gone', () => {
    const client = talk(three(), { select: 'INBOX' })
    client.command('a STORE 1,2 +FLAGS.SILENT (\\Deleted)')
    expect(client.command('b EXPUNGE')).toBe('* 1 EXPUNGE\r\n* 1 EXPUNGE\r\nb OK EXPUNGE completed\r\n')
    expect(client.command('c FETCH 1 UID')).toContain('* 1 FETCH (UID 3)')
  })

  test('UID EXPUNGE takes out those that it names only', () => {
    const client = talk(three(), { select: 'INBOX' })
    client.command('a STORE 1:3 +FLAGS.SILENT (\\Deleted)')
    expect(client.command('b UID EXPUNGE 2:3')).toBe('* 2 EXPUNGE\r\n* 2 EXPUNGE\r\nb OK EXPUNGE completed\r\n')
  })

  test('is not told during FETCH by number, and is at the next occasion', () => {
    const state = three()
    const [one, other] = [talk(state, { select: 'INBOX' }), talk(state, { select: 'INBOX' })]
    one.command('a STORE 1 +FLAGS.SILENT (\\Deleted)')
    one.command('b EXPUNGE')
    const fetched = other.command('c FETCH 1:3 UID')
    expect(fetched).not.toContain('EXPUNGE')
    expect(fetched).toContain('* 3 FETCH (UID 3)')
    expect(other.command('d NOOP')).toBe('* 1 EXPUNGE\r\nd OK NOOP completed\r\n')
    expect(other.command('e NOOP')).toBe('e OK NOOP completed\r\n')
  })
})

describe('COPY and MOVE', () => {
  test('COPY keeps flags and says the UIDs', () => {
    const client = talk(three(), { select: 'INBOX' })
    client.command('a STORE 2 +FLAGS.SILENT (\\Seen)')
    expect(client.command('b COPY 2:3 Corbeille')).toMatch(/^b OK \[COPYUID \d+ 2:3 1:2\] COPY completed\r\n$/)
    client.command('c SELECT Corbeille')
    expect(client.command('d FETCH 1:* FLAGS')).toContain('* 1 FETCH (FLAGS (\\Recent \\Seen))')
  })

  test('MOVE says where they went, then that they are gone', () => {
    const client = talk(three(), { select: 'INBOX' })
    const said = client.command('a UID MOVE 1,3 "Envoy&AOk-s"')
    expect(said).toMatch(/^\* OK \[COPYUID \d+ 1,3 1:2\] Moved\r\n\* 1 EXPUNGE\r\n\* 2 EXPUNGE\r\na OK/)
  })

  test('a folder that is not there can be created', () => {
    const client = talk(three(), { select: 'INBOX' })
    expect(client.command('a COPY 1 Absent')).toMatch(/^a NO \[TRYCREATE\]/)
    expect(client.command('b MOVE 1 Absent')).toMatch(/^b NO \[TRYCREATE\]/)
  })
})

describe('APPEND', () => {
  test('waits for its literal, keeps flags and date, and says the UID', () => {
    const client = talk()
    const bytes = named('brouillon')
    expect(client.say(`a APPEND Brouillons (\\Draft) " 3-Feb-2026 11:00:00 +0100" {${bytes.length}}\r\n`)).toBe(
      '+ Ready for the literal\r\n',
    )
    expect(client.say(bytes)).toBe('')
    expect(client.say('\r\n')).toMatch(/^a OK \[APPENDUID \d+ 1\] APPEND completed/)
    client.command('b SELECT Brouillons')
    expect(client.command('c FETCH 1 (FLAGS INTERNALDATE RFC822.SIZE)')).toContain(
      `* 1 FETCH (FLAGS (\\Draft \\Recent) INTERNALDATE " 3-Feb-2026 10:00:00 +0000" RFC822.SIZE ${bytes.length})`.replace(
        '\\Draft \\Recent',
        '\\Recent \\Draft',
      ),
    )
  })

  test('LITERAL+ does not wait; the folder that is selected tells the new mail', () => {
    const client = talk(operator(), { select: 'INBOX' })
    const bytes = named('x')
    const said = client.say(
      Buffer.concat([Buffer.from(`a APPEND INBOX {${bytes.length}+}\r\n`), bytes, Buffer.from('\r\n')]),
    )
    expect(said).toMatch(/^\* 1 EXISTS\r\n\* 1 RECENT\r\na OK/)
  })

  test('25 MB are taken; one byte more is refused before it is sent, with its size', () => {
    const most = 25 * 1024 * 1024
    const client = talk()
    expect(client.say(`a APPEND INBOX {${most + 1}}\r\n`)).toBe(
      `a NO [TOOBIG] A literal of ${most + 1} bytes is refused: at most ${most}\r\n`,
    )
    expect(client.say(`b APPEND INBOX {${most}}\r\n`)).toBe('+ Ready for the literal\r\n')
    const piece = Buffer.alloc(1024 * 1024, 'a')
    for (let sent = 0; sent < 25; sent += 1) client.say(piece)
    expect(client.say('\r\n')).toMatch(/^b OK/)
    expect(client.conversation.over().notes).toHaveLength(1)
  })

  test('one byte more sent without waiting is thrown away, and the next command is heard', () => {
    const client = talk()
    const most = 25 * 1024 * 1024
    expect(client.say(`a APPEND INBOX {${most + 1}+}\r\n`)).toBe('')
    const piece = Buffer.alloc(1024 * 1024, 'a')
    for (let sent = 0; sent < 25; sent += 1) client.say(piece)
    expect(client.say('a\r\nb NOOP\r\n')).toMatch(/^a NO \[TOOBIG\] .*\r\nb OK NOOP completed\r\n$/)
  })

  test('no room is OVERQUOTA', () => {
    const client = talk(operator({ mailboxBytes: 10 }))
    expect(client.say('a APPEND INBOX {11+}\r\nSubject: ab\r\n')).toMatch(/^a NO \[OVERQUOTA\]/)
  })
})

describe('IDLE', () => {
  test('tells what comes as it comes, until DONE', () => {
    const state = operator()
    const client = talk(state, { select: 'INBOX' })
    expect(client.command('a IDLE')).toBe('+ idling\r\n')
    put(state, [named('nouveau')])
    expect(client.told()).toBe(1)
    expect(client.news()).toBe('* 1 EXISTS\r\n* 1 RECENT\r\n')
    expect(client.news()).toBe('')
    expect(client.command('done')).toBe('a OK IDLE completed\r\n')
  })

  test('without it nothing is said unasked', () => {
    const state = operator()
    const client = talk(state, { select: 'INBOX' })
    put(state, [named('nouveau')])
    expect(client.news()).toBe('')
    expect(client.command('a NOOP')).toContain('* 1 EXISTS')
  })

  test('anything but DONE is BAD', () => {
    const client = talk(operator(), { select: 'INBOX' })
    client.command('a IDLE')
    expect(client.command('b NOOP')).toBe('a BAD DONE expected\r\n')
  })
})
