import { expect, test } from 'vitest'
import { untried } from './triplets.fixture.ts'

const all = { 'dmp.a': ['conforms', 'violates', 'silent'] } as const

test('a check is tried when its three outcomes were seen, in one file or several', () => {
  expect(untried(['dmp.a'], [all])).toEqual([])
  expect(untried(['dmp.a'], [{ 'dmp.a': ['conforms'] }, { 'dmp.a': ['silent', 'violates'] }])).toEqual([])
})

test('what was not seen is named, once', () => {
  expect(untried(['dmp.a', 'dmp.b', 'dmp.b'], [all, { 'dmp.b': ['conforms'] }])).toEqual([
    'dmp.b: no recording that is violating, nor without evidence',
  ])
})
