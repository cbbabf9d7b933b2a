import Type from 'typebox'
import { expect, test } from 'vitest'
import { documentOf } from './document.ts'
import { extending, only, told } from './shape.ts'

const Name = Type.String({ $id: 'Name', description: 'A name' })
const { plain, definitions } = documentOf('#/$defs/', { Name, List: Type.Array(Name) })

test('a schema with an id is written once and referred to elsewhere', () => {
  expect(definitions).toEqual({
    Name: { type: 'string', description: 'A name' },
    List: { type: 'array', items: { $ref: '#/$defs/Name' } },
  })
})

test('a reference says what is particular to its place', () => {
  const schema = Type.Object({ first: Type.Optional(Name), last: told(Name, 'The last one') })
  expect(plain(schema)).toEqual({
    type: 'object',
    required: ['last'],
    properties: { first: { $ref: '#/$defs/Name' }, last: { $ref: '#/$defs/Name', description: 'The last one' } },
  })
})

test('what extends a schema refers to it', () => {
  expect(plain(extending(Name, Type.Object({ kind: only('x') })))).toEqual({
    allOf: [{ $ref: '#/$defs/Name' }],
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: 'x' } },
  })
})

test('an id that the document does not define is refused', () => {
  expect(() => plain(Type.Array(Type.String({ $id: 'Other' })))).toThrow(/Other/)
})
