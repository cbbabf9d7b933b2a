import { expect, test } from 'vitest'
import { readerOf } from './read.ts'

const readName = readerOf<string, readonly string[]>((value) =>
  typeof value === 'string' ? undefined : ['not a text', 'not a name'],
)

test('what follows is handed on as it is', () => {
  expect(readName('x')).toEqual({ follows: true, value: 'x' })
})

test('what does not is handed on as what is wrong with it, never as a value', () => {
  expect(readName(1)).toEqual({ follows: false, wrong: ['not a text', 'not a name'] })
})
