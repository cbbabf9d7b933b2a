import { expect, test } from 'vitest'
import contract from '../../schemas/pilot.openapi.json' with { type: 'json' }
import type { ActionRecord } from './record.ts'
import { answeredFor, declaredPlaces, isTold } from './told.ts'

interface Schema {
  readonly $ref?: string
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly else?: { readonly required?: readonly string[] }
  readonly items?: Schema
}

const schemas: Readonly<Record<string, Schema>> = JSON.parse(JSON.stringify(contract.components.schemas))

/** The ways to every field that may be missing, in what this schema describes. */
const optionalIn = (schema: Schema): readonly string[] => {
  if (schema.$ref) return optionalIn(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
  const required = schema.required ?? schema.else?.required ?? []
  return [
    ...(schema.allOf ?? []).flatMap(optionalIn),
    ...(schema.items ? optionalIn(schema.items).map((way) => `*/${way}`) : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, own]) => [
      ...(required.includes(name) ? [] : [name]),
      ...optionalIn(own).map((way) => `${name}/${way}`),
    ]),
  ]
}

const optional = Object.entries(schemas)
  .filter(([name]) => name.endsWith('.result'))
  .flatMap(([name, schema]) => optionalIn(schema).map((way) => `${name}/${way}`))
  .filter((place) => !/\/(refused|message)$/.test(place))

test('every field that a result of the contract may lack has its word, `refused` and `message` apart, which have theirs', () => {
  expect(optional.length).toBeGreaterThan(10)
  expect(declaredPlaces.map(([place]) => place).sort()).toEqual([...optional].sort())
})

const product = { name: 'Petit logiciel', version: '1' }
const capabilities = { product, profiles: [], actions: [] }

const read: ActionRecord<'identity.read'>['result'] = {
  identity: {
    patientId: '1',
    statut: 'qualifiee',
    nomNaissance: 'ESSAI',
    prenomsNaissance: 'ALIX',
    premierPrenom: 'ALIX',
    dateNaissance: '1990-05-17',
    sexe: 'F',
    lieuNaissance: '75056',
    matricule: '109076322083489',
    oid: '1.2.250.1.213.1.4.8',
  },
}

test('what is not declared is taken out of what the checks see, what is declared stays', () => {
  const seen = answeredFor({ ...capabilities, observes: ['identity.oid'] }, 'identity.read', read)
  expect(seen).not.toHaveProperty('identity.matricule')
  expect(seen).toHaveProperty('identity.oid', '1.2.250.1.213.1.4.8')
  expect(seen).toHaveProperty('identity.statut', 'qualifiee')
  const list = { entries: [{ kind: 'document', title: 'Résultat', reason: 'INSi' }] }
  expect(answeredFor({ ...capabilities, observes: [] }, 'worklist.list', list)).toEqual({
    entries: [{ kind: 'document', reason: 'INSi' }],
  })
})

test('a recording older than the word is seen whole: its adapter could not declare anything', () => {
  expect(answeredFor(capabilities, 'identity.read', read)).toBe(read)
  expect(isTold(capabilities, 'traces')).toBe(true)
  expect(isTold({ ...capabilities, observes: [] }, 'traces')).toBe(false)
})
