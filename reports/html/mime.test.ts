import { describe, expect, test } from 'vitest'
import { readableHeader } from './encoded-word.ts'
import { mailEntity, multipartEntity } from './mime.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (content: Uint8Array): string => new TextDecoder().decode(content)

describe('a mail', () => {
  const mail = mailEntity(
    bytes(
      [
        'Subject: a',
        ' folded',
        'Content-Type: multipart/mixed; boundary="b.1"',
        '',
        'preamble',
        '--b.1',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'caf=C3=A9 =',
        'noir',
        '--b.1',
        'Content-Type: application/zip',
        'Content-Transfer-Encoding: BASE64',
        'Content-Disposition: attachment; filename="IHE_XDM.ZIP"',
        '',
        'UEsD',
        'BA==',
        '--b.1--',
        'epilogue',
      ].join('\r\n'),
    ),
  )

  test('gives its parts with their transfer encoding undone', () => {
    expect(mail.parts.map(({ mediaType }) => mediaType)).toEqual(['text/plain', 'application/zip'])
    expect(text(mail.parts[0]?.content ?? bytes(''))).toBe('café noir')
    expect([...(mail.parts[1]?.content ?? [])]).toEqual([0x50, 0x4b, 3, 4])
    expect(mail.parts[1]?.filename).toBe('IHE_XDM.ZIP')
  })

  test('unfolds its headers', () => {
    expect(mail.headers[0]).toEqual(['Subject', 'a folded'])
  })

  test.each(['', '\r\n', 'no header at all', 'Content-Type: multipart/mixed\r\n\r\nx', '--\r\n--'])(
    '%j is read without a throw',
    (wrong) => {
      expect(mailEntity(bytes(wrong)).parts).toEqual([])
    },
  )
})

test('an HTTP multipart body is split by the boundary of its header', () => {
  const body = '--x\r\nContent-Type: text/xml\r\n\r\n<a/>\r\n--x\r\n\r\nplain\r\n--x--\r\n'
  const { parts } = multipartEntity(bytes(body), 'multipart/related; boundary=x; type="a"')
  expect(parts.map(({ mediaType, content }) => [mediaType, text(content)])).toEqual([
    ['text/xml', '<a/>'],
    ['text/plain', 'plain'],
  ])
})

test('encoded words are decoded and an unknown charset is left', () => {
  expect(readableHeader('=?UTF-8?Q?=C3=A0_la?= =?UTF-8?B?IHNvcnRpZQ==?=')).toBe('à la sortie')
  expect(readableHeader('=?x-unknown?Q?a?=')).toBe('=?x-unknown?Q?a?=')
})
