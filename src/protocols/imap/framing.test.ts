import { describe, expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { type Framed, type Framer, framer } from './framing.ts'

const limits = { line: 100, literal: () => 20 }

const all = (from: Framer): readonly Framed[] => {
  const found: Framed[] = []
  for (let one = from.next(); one !== undefined; one = from.next()) found.push(one)
  return found
}

const read = (...chunks: readonly string[]): readonly Framed[] => {
  const reader = framer(limits)
  return chunks.flatMap((chunk) => {
    reader.push(Buffer.from(chunk, 'latin1'))
    return all(reader)
  })
}

const command = (text: string, ...literals: readonly string[]): Framed => ({
  kind: 'command',
  text,
  literals: literals.map((one) => Buffer.from(one)),
})

test('commands in one chunk come one by one', () => {
  expect(read('a NOOP\r\nb NOOP\n')).toEqual([command('a NOOP'), command('b NOOP')])
})

test('a literal is announced, then part of its command', () => {
  expect(read('a LOGIN {3}\r\n', 'b\r\n', ' {2+}\r\nde\r\n')).toEqual([
    { kind: 'literal-announced', size: 3 },
    command('a LOGIN {3}\r\n {2+}\r\n', 'b\r\n', 'de'),
  ])
})

test('an empty literal is one', () => {
  expect(read('a X {0}\r\n', '\r\n')).toEqual([{ kind: 'literal-announced', size: 0 }, command('a X {0}\r\n', '')])
})

describe('too long', () => {
  test('a line is dropped up to its end, however it is cut', () => {
    const long = `a ${'x'.repeat(300)}\r\n`
    for (const chunks of [[long], [...long]]) {
      const found = read(...chunks, 'b NOOP\r\n')
      expect(found.map(({ kind }) => kind)).toEqual(['line-too-long', 'command'])
      expect(found[0]).toMatchObject({ text: expect.stringMatching(/^a xxx/) })
    }
  })

  test('an announced literal is refused before it is sent', () => {
    expect(read('a X {21}\r\n', 'b NOOP\r\n')).toEqual([
      { kind: 'literal-too-long', text: 'a X {21}', size: 21, most: 20 },
      command('b NOOP'),
    ])
  })

  test('one sent without waiting is thrown away with the rest of its command', () => {
    const found = read(`a X {30+}\r\n${'z'.repeat(30)} {3+}\r\nyyy more\r\nb NOOP\r\n`)
    expect(found.map(({ kind }) => kind)).toEqual(['literal-too-long', 'command'])
    expect(found[1]).toEqual(command('b NOOP'))
  })
})

test('what is discarded is never read', () => {
  const reader = framer(limits)
  reader.push(Buffer.from('a STARTTLS\r\nb NOOP\r\n'))
  expect(reader.next()).toEqual(command('a STARTTLS'))
  expect(reader.discard()).toBe(8)
  expect(reader.next()).toBeUndefined()
})

test('however the bytes are cut, the commands are the same', () => {
  const piece = fc.oneof(
    fc.constantFrom('a NOOP\r\n', 'b X {3+}\r\nabc\r\n', 'c X {25+}\r\n'.concat('q'.repeat(25), '\r\n'), 'd Y\n'),
    fc.string({ maxLength: 150 }).map((text) => `${text.replace(/[{}\r\n]/g, '')}\r\n`),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.array(fc.nat({ max: 60 }), { maxLength: 40 }), (pieces, cuts) => {
      const whole = pieces.join('')
      const chunks: string[] = []
      let at = 0
      for (const cut of cuts) {
        chunks.push(whole.slice(at, at + cut))
        at += cut
      }
      chunks.push(whole.slice(at))
      const shape = (found: readonly Framed[]) =>
        found.map((one) => (one.kind === 'line-too-long' ? { kind: one.kind } : one))
      expect(shape(read(...chunks))).toEqual(shape(read(whole)))
    }),
  )
})
