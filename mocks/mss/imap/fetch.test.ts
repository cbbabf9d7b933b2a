import { describe, expect, test } from 'vitest'
import { letter, operator, put, talk } from './talk.fixture.ts'

const mail = letter(
  'Date: Tue, 3 Feb 2026 10:00:00 +0100',
  'From: =?utf-8?q?Ren=C3=A9?= <rene@essai.mssante.fr>',
  'To: un@x.fr, Groupe: deux@x.fr, trois@x.fr;',
  'Subject: XDM/1.0/DDM+Lettre',
  ' DUPONT Paul',
  'Message-ID: <1@x>',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Bonjour',
  '--b',
  'Content-Type: application/zip; name="IHE_XDM.ZIP"',
  'Content-Transfer-Encoding: base64',
  'Content-Disposition: attachment; filename="IHE_XDM.ZIP"',
  '',
  'UEs=',
  '--b--',
)

const opened = () => {
  const state = operator()
  put(state, [mail])
  return talk(state, { select: 'INBOX' })
}

const fetched = (what: string): string => opened().command(`a FETCH 1 ${what}`)

const literal = (said: string): string => {
  const [start = '', size = '0'] = /^.*?\{(\d+)\}\r\n/s.exec(said) ?? []
  return said.slice(start.length, start.length + Number(size))
}

test('ENVELOPE keeps encoded words, opens groups and defaults Sender and Reply-To to From', () => {
  const from = '(("=?utf-8?q?Ren=C3=A9?=" NIL "rene" "essai.mssante.fr"))'
  expect(fetched('ENVELOPE')).toContain(
    `ENVELOPE ("Tue, 3 Feb 2026 10:00:00 +0100" "XDM/1.0/DDM+Lettre DUPONT Paul" ${from} ${from} ${from} ((NIL NIL "un" "x.fr")(NIL NIL "Groupe" NIL)(NIL NIL "deux" "x.fr")(NIL NIL "trois" "x.fr")(NIL NIL NIL NIL)) NIL NIL NIL "<1@x>")`,
  )
})

test('BODYSTRUCTURE, and BODY without its extensions', () => {
  expect(fetched('BODYSTRUCTURE')).toContain(
    'BODYSTRUCTURE (("text" "plain" ("charset" "utf-8") NIL NIL "7bit" 7 1 NIL NIL NIL NIL)("application" "zip" ("name" "IHE_XDM.ZIP") NIL NIL "base64" 4 NIL ("attachment" ("filename" "IHE_XDM.ZIP")) NIL NIL) "mixed" ("boundary" "b") NIL NIL NIL)',
  )
  expect(fetched('BODY')).toContain(
    'BODY (("text" "plain" ("charset" "utf-8") NIL NIL "7bit" 7 1)("application" "zip" ("name" "IHE_XDM.ZIP") NIL NIL "base64" 4) "mixed")',
  )
})

describe('sections', () => {
  const whole = mail.toString('latin1')
  const start = whole.indexOf('\r\n\r\n') + 4

  test.each([
    ['BODY[]', whole],
    ['BODY.PEEK[]', whole],
    ['RFC822', whole],
    ['BODY[HEADER]', whole.slice(0, start)],
    ['RFC822.HEADER', whole.slice(0, start)],
    ['BODY[TEXT]', whole.slice(start)],
    ['RFC822.TEXT', whole.slice(start)],
    ['BODY[1]', 'Bonjour'],
    ['BODY[2]', 'UEs='],
    ['BODY[1.MIME]', 'Content-Type: text/plain; charset=utf-8\r\n\r\n'],
    [
      'BODY[HEADER.FIELDS (message-id Subject)]',
      'Subject: XDM/1.0/DDM+Lettre\r\n DUPONT Paul\r\nMessage-ID: <1@x>\r\n\r\n',
    ],
    ['BODY[]<5.4>', whole.slice(5, 9)],
    ['BODY[1]<3.100>', 'jour'],
    ['BODY[1]<100.5>', ''],
  ])('%s', (item, expected) => {
    expect(literal(fetched(item))).toBe(expected)
  })

  test('HEADER.FIELDS.NOT leaves out those that it names', () => {
    const said = literal(fetched('BODY[HEADER.FIELDS.NOT (Subject To From Date)]'))
    expect(said).toBe('Message-ID: <1@x>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n')
  })

  test('are called as they were asked for, a partial by where it begins', () => {
    expect(fetched('(BODY.PEEK[HEADER.FIELDS (subject)] BODY.PEEK[2]<1.2>)')).toMatch(
      /\* 1 FETCH \(BODY\[HEADER\.FIELDS \(subject\)\] \{\d+\}\r\n.* BODY\[2\]<1> \{2\}\r\nEs\)/s,
    )
  })

  test('a part that is not there is NIL', () => {
    expect(fetched('BODY.PEEK[3]')).toContain('BODY[3] NIL')
    expect(fetched('BODY.PEEK[1.HEADER]')).toContain('BODY[1.HEADER] NIL')
  })
})

test('reading a body marks it seen and says so; .PEEK and EXAMINE do not', () => {
  const client = opened()
  expect(client.command('a FETCH 1 BODY.PEEK[1]')).not.toContain('Seen')
  expect(client.command('b FETCH 1 BODY[1]')).toContain('FLAGS (\\Recent \\Seen))')
  expect(client.command('c FETCH 1 BODY[1]')).not.toContain('FLAGS')
})

test('macros, and UID in the UID form', () => {
  expect(fetched('FAST')).toMatch(/FLAGS .* INTERNALDATE .* RFC822\.SIZE \d+\)/)
  expect(fetched('ALL')).toContain('ENVELOPE')
  expect(fetched('FULL')).toContain(' BODY (')
  expect(opened().command('a UID FETCH 1 FLAGS')).toContain('* 1 FETCH (UID 1 FLAGS')
  expect(opened().command('a UID FETCH 1 (FLAGS UID)')).toContain('* 1 FETCH (FLAGS (\\Recent) UID 1)')
})

test.each([
  'XYZ',
  '()',
  'BODY[',
  'BODY[0]',
  'BODY[MIME]',
  'BODY[1.2',
  'BODY[]<1.0>',
  'BODY[HEADER.FIELDS ()]',
  '(FLAGS',
  'ALL extra',
])('FETCH 1 %s is BAD', (what) => {
  expect(fetched(what)).toMatch(/^a BAD /)
})

describe('SEARCH', () => {
  const state = operator()
  put(state, [mail], 'INBOX', ['\\Seen', '$Suivi'])
  put(state, [
    letter(
      'Subject: =?utf-8?b?w6l0w6k=?=',
      'From: b@x.fr',
      'Date: Mon, 2 Feb 2026 23:30:00 -0500',
      'X-MSS-NIL: DEV1',
      '',
      'corps',
    ),
  ])
  put(state, [letter('Subject: vide', '', '')], 'INBOX', ['\\Deleted', '\\Flagged', '\\Answered', '\\Draft'])
  const client = talk(state, { select: 'INBOX' })

  test.each([
    ['ALL', '1 2 3'],
    ['SEEN', '1'],
    ['UNSEEN', '2 3'],
    ['DELETED FLAGGED ANSWERED DRAFT', '3'],
    ['UNDELETED UNFLAGGED UNANSWERED UNDRAFT', '1 2'],
    ['KEYWORD $suivi', '1'],
    ['UNKEYWORD $Suivi', '2 3'],
    ['NEW', '2 3'],
    ['OLD', ''],
    ['RECENT', '1 2 3'],
    ['FROM rené', '1'],
    ['TO deux@x.fr', '1'],
    ['CC x', ''],
    ['BCC x', ''],
    ['SUBJECT "lettre dupont"', '1'],
    ['CHARSET UTF-8 SUBJECT été', '2'],
    ['HEADER X-MSS-NIL ""', '2'],
    ['HEADER X-MSS-NIL DEV2', ''],
    ['BODY bonjour', '1'],
    ['BODY lettre', ''],
    ['TEXT lettre', '1'],
    ['OR SUBJECT vide SEEN', '1 3'],
    ['NOT SEEN', '2 3'],
    ['(OR 1 2) NOT 1', '2'],
    ['2:*', '2 3'],
    ['UID 3', '3'],
    ['LARGER 300', '1'],
    ['SMALLER 100', '3'],
    ['ON 3-Feb-2026', '1 2 3'],
    ['BEFORE 3-Feb-2026', ''],
    ['SINCE 4-Feb-2026', ''],
    ['SENTON 2-Feb-2026', '2'],
    ['SENTSINCE 3-Feb-2026', '1'],
    ['SENTBEFORE "3-Feb-2026"', '2'],
  ])('%s', (key, found) => {
    expect(client.command(`a SEARCH ${key}`)).toBe(
      `* SEARCH${found === '' ? '' : ` ${found}`}\r\na OK SEARCH completed\r\n`,
    )
  })

  test('with a literal, and by UID', () => {
    expect(client.say('a UID SEARCH SUBJECT {4+}\r\nvide\r\n')).toContain('* SEARCH 3\r\n')
  })

  test.each(['XYZ', 'SUBJECT', 'ON 3-Fev-2026', '(ALL', 'NOT', `${'NOT '.repeat(60)}ALL`])('%s is BAD', (key) => {
    expect(client.command(`a SEARCH ${key}`)).toMatch(/^a BAD/)
  })

  test('another charset is refused with those that are known', () => {
    expect(client.command('a SEARCH CHARSET KOI8-R ALL')).toBe('a NO [BADCHARSET (UTF-8 US-ASCII)] Unknown charset\r\n')
  })
})
