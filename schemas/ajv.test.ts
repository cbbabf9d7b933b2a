import { describe, expect, test } from 'vitest'
import { validatorOf } from './ajv.ts'

const schema = {
  type: 'object',
  properties: { port: { type: 'integer' }, at: { type: 'string', format: 'date-time' } },
  required: ['port'],
  additionalProperties: false,
}

describe('a compiled schema', () => {
  const validate = validatorOf(schema)

  test('says nothing of a value that conforms', () => {
    expect(validate({ port: 0, at: '2026-03-02T08:00:00.000Z' })).toEqual([])
  })

  test('names every departure, not only the first', () => {
    const problems = validate({ prot: 1, at: 'yesterday' })
    expect(problems.map(({ keyword }) => keyword).toSorted()).toEqual(['additionalProperties', 'format', 'required'])
  })

  test('points at the place and at the unknown key', () => {
    expect(validate({ port: 'x' })).toMatchObject([{ path: '/port', keyword: 'type' }])
    expect(validate({ port: 1, prot: 1 })).toMatchObject([{ path: '', params: { additionalProperty: 'prot' } }])
  })

  test('a schema with an unknown keyword is refused at once', () => {
    expect(() => validatorOf({ type: 'object', propertys: {} })).toThrow(/propertys/)
  })
})
