import { expect, test } from 'vitest'
import { type Problem, validatorOf } from './ajv.ts'
import { explain, placeIn } from './explain.ts'

test.each([
  ['', ''],
  ['/product', 'product'],
  ['/product/start/command/0', 'product.start.command[0]'],
  ['/0/file', '[0].file'],
  ['/options/a~1b~0c', 'options.a/b~c'],
])('the pointer %o is written %o', (pointer, place) => {
  expect(placeIn(pointer)).toBe(place)
})

test.each<[object, unknown, string, string]>([
  [{ type: 'boolean' }, 1, 'il faut true ou false', 'true or false is expected'],
  [{ type: 'number', minimum: 2 }, 1, 'il faut au moins 2', 'at least 2 is expected'],
  [{ const: 'web' }, 'x', 'seule valeur possible : web', 'only possible value: web'],
  [{ type: 'array', minItems: 1 }, [], 'il faut au moins 1 élément(s)', 'at least 1 item(s) are expected'],
  [{ type: 'string', format: 'uri' }, 'x', 'il faut la forme « uri »', 'the form "uri" is expected'],
  [{ type: 'string', pattern: '^a$' }, 'x', 'il faut la forme ^a$', 'the form ^a$ is expected'],
  [
    { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    '02/03/1980',
    'il faut une date AAAA-MM-JJ',
    'a date YYYY-MM-DD is expected',
  ],
])('%o refuses %o in plain words', (schema, value, fr, en) => {
  expect(validatorOf(schema)(value).map(explain)).toEqual([{ fr, en }])
})

test('a keyword without words of its own keeps the validator’s', () => {
  const problem: Problem = { path: '', keyword: 'uniqueItems', params: {}, message: 'must NOT have duplicate items' }
  expect(explain(problem).fr).toBe('must NOT have duplicate items')
})
