import { expect, test } from 'vitest'
import { BancError } from '../model/errors.ts'
import { openFilesProblem } from './open-files.ts'

const system = Object.assign(new Error("EMFILE: too many open files, open 'x'"), { code: 'EMFILE' })
const text = { fr: 'x', en: 'The output folder cannot be written.' }

test.each([
  ['thrown by the system', system],
  ['as the cause of a problem', new BancError({ code: 'BANC-OUT', what: text, todo: text, cause: system })],
  [
    'in the words of a problem',
    new BancError({
      code: 'BANC-PRODUCT-UNREACHABLE',
      what: { fr: 'x', en: 'The product could not start; it said: spawn node EMFILE.' },
      todo: text,
    }),
  ],
])('too many open files, %s, has one code and one way out', (_, error) => {
  expect(openFilesProblem(error)).toMatchObject({
    code: 'BANC-OPEN-FILES',
    exitCode: 2,
    what: { en: expect.stringContaining('(EMFILE)') },
    todo: { fr: expect.stringContaining('ulimit -n') },
  })
})

test('any other problem stays what it is', () => {
  expect(openFilesProblem(new BancError({ code: 'BANC-OUT', what: text, todo: text }))).toBeUndefined()
  expect(openFilesProblem(new Error('ENOSPC: no space left'))).toBeUndefined()
})
