import { expect, test } from 'vitest'
import { mailOctetRules } from './octets.ts'

const told = (text: string): readonly (readonly [string, number])[] =>
  mailOctetRules.rules.flatMap((rule) =>
    rule.check(Buffer.from(text, 'latin1')).findings.map((one) => [one.rule, one.line] as const),
  )

const head = 'From: a@b.example\r\nSubject: essai\r\n'

test.each([
  ['nothing', `${head}\r\ncorps\r\n`, []],
  ['nothing of a line of 998 bytes', `${head}\r\n${'x'.repeat(998)}\r\n`, []],
  ['a line of 999 bytes', `${head}\r\n${'x'.repeat(999)}\r\n`, [['mail.line-length', 4]]],
  ['a bare LF', `${head}\r\nun\ndeux\r\n`, [['mail.bare-lf', 4]]],
  ['a raw header', `From: a@b.example\r\nSubject: r\xe9sum\xe9\r\n\r\ncorps\r\n`, [['mail.header-ascii', 2]]],
  ['nothing of a raw body', `${head}\r\nr\xe9sum\xe9\r\n`, []],
  ['a multipart without boundary', `${head}Content-Type: multipart/mixed\r\n\r\n`, [['mail.boundary', 3]]],
  ['nothing of a folded boundary', `${head}Content-Type: multipart/mixed;\r\n boundary=a\r\n\r\n`, []],
])('%s', (_what, text, expected) => expect(told(text)).toEqual(expected))
