import { expect, test } from 'vitest'
import { viewsOf } from './views.ts'

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()
const size = (bytes: Uint8Array): number => bytes.byteLength
const broken = (): never => {
  throw new Error('no')
}
const bytes = (said: string): Uint8Array => Buffer.from(said)

test('the same bytes and the same reader give one view, made once', () => {
  const views = viewsOf()
  const list = (given: Uint8Array) => [...given]
  expect(views.of(bytes('a'), list)).toBe(views.of(bytes('a'), list))
  expect(views.made().get(list)).toBe(1)
})

test('other bytes, another reader or another variant give another view', () => {
  const views = viewsOf()
  expect([views.of(bytes('a'), text), views.of(bytes('b'), text), views.of(bytes('a'), size)]).toEqual(['a', 'b', 1])
  views.of(bytes('a'), text, 'text/xml')
  expect(views.made().get(text)).toBe(3)
})

test('a reader that throws is not tried again', () => {
  const views = viewsOf()
  expect(() => views.of(bytes('a'), broken)).toThrow('no')
  expect(() => views.of(bytes('a'), broken)).toThrow('no')
  expect(views.made().get(broken)).toBe(1)
})

test('what is kept is bounded: beyond it views are made again', () => {
  const views = viewsOf(3)
  for (const said of ['aaaa', 'b', 'aaaa']) views.of(bytes(said), text)
  expect(views.made().get(text)).toBe(3)
})
