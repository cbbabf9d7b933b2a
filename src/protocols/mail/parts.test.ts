import { describe, expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { mailParts, partAt } from './parts.ts'

const crlf = (text: string): Buffer => Buffer.from(text.replace(/\r?\n/g, '\r\n'))

const nested = crlf(`Content-Type: multipart/mixed; boundary="a b"

preamble
--a b
Content-Type: text/plain

one
--a b
Content-Type: message/rfc822

Subject: inside
Content-Type: multipart/alternative; boundary=in

--in

plain
--in
Content-Type: text/html

<p>
--in--
--a b--
epilogue
`)

const text = (bytes: Uint8Array, path: readonly number[]): string | undefined => {
  const found = partAt(mailParts(bytes), path)
  return found && Buffer.from(bytes.subarray(found.bodyStart, found.end)).toString()
}

describe('parts by their number', () => {
  test.each([
    [[1], 'one'],
    [[2, 1], 'plain'],
    [[2, 2], '<p>'],
    [[3], undefined],
    [[1, 1], undefined],
    [[2, 3], undefined],
  ])('%j', (path, expected) => {
    expect(text(nested, path)).toBe(expected)
  })

  test('the only part of a mail without parts is 1', () => {
    expect(text(crlf('Subject: x\n\nbody\n'), [1])).toBe('body\r\n')
    expect(text(crlf('Subject: x\n\nbody\n'), [1, 1])).toBeUndefined()
    expect(text(crlf('Subject: x\n\nbody\n'), [2])).toBeUndefined()
  })

  test('1 of a message in a part is its body', () => {
    const forwarded = crlf(
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nSubject: s\n\nthe text\n--b--\n',
    )
    expect(text(forwarded, [1, 1])).toBe('the text')
  })
})

test.each([
  ['no header', 'just text'],
  ['nothing', ''],
  ['a boundary that never comes', 'Content-Type: multipart/mixed; boundary=x\n\ntext'],
  ['no boundary', 'Content-Type: multipart/mixed\n\n--\n\n--'],
  ['a boundary that is not closed', 'Content-Type: multipart/mixed; boundary=x\n\n--x\n\npart'],
])('%s is read all the same', (_, mail) => {
  const part = mailParts(crlf(mail))
  expect(part.end).toBe(crlf(mail).length)
})

test('ten thousand levels and parts stop at a bound', () => {
  const deep = Array.from(
    { length: 10_000 },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`,
  )
  expect(mailParts(crlf(deep.join(''))).parts).toHaveLength(1)
  const wide = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(10_000)}--b--\n`
  expect(mailParts(crlf(wide)).parts.length).toBeLessThanOrEqual(2_000)
})

test('any bytes have parts that lie within them', () => {
  const piece = fc.constantFrom(
    '--b',
    '--b--',
    '\r\n',
    '\n',
    'Content-Type: multipart/mixed; boundary=b',
    ' ',
    'x:',
    'é',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const bytes = Buffer.from(pieces.join(''))
      const look = (part: ReturnType<typeof mailParts>, from: number, to: number): void => {
        expect(part.start).toBeGreaterThanOrEqual(from)
        expect(part.bodyStart).toBeGreaterThanOrEqual(part.start)
        expect(part.end).toBeGreaterThanOrEqual(part.bodyStart)
        expect(part.end).toBeLessThanOrEqual(to)
        for (const one of part.parts) look(one, part.bodyStart, part.end)
      }
      look(mailParts(bytes), 0, bytes.length)
    }),
  )
})
