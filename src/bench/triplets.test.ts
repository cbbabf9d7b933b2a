import { expect, test } from 'vitest'
import { untried } from './triplets.fixture.ts'

const all = ['dmp.a conforms', 'dmp.a violates', 'dmp.a silent']

test('a check is tried when its three outcomes were seen', () => {
  expect(untried(['dmp.a'], all)).toEqual([])
})

test('what was not seen is named, once', () => {
  expect(untried(['dmp.a', 'dmp.b', 'dmp.b'], [...all, 'dmp.b conforms'])).toEqual([
    'dmp.b: no recording that is violating, nor without evidence',
  ])
})
