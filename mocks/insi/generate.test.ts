import { expect, test } from 'vitest'
import { isMatricule } from '../../src/protocols/ins/matricule.ts'
import { birthNameProblems, givenNameProblems } from '../../src/protocols/ins/names.ts'
import { generateIdentities } from './generate.ts'
import { insiState } from './request.fixture.ts'

const people = generateIdentities(3_000)

test('the same seed draws the same people, another seed others', () => {
  expect(generateIdentities(20)).toEqual(generateIdentities(20))
  expect(generateIdentities(20, 2)).not.toEqual(generateIdentities(20, 1))
})

test('every matricule is valid and its own, every name follows the lexical rules', () => {
  for (const { matricule, histo = [], nomNaissance, prenoms } of people) {
    for (const one of [matricule, ...histo]) expect(isMatricule(one), one).toBe(true)
    expect(birthNameProblems(nomNaissance), nomNaissance).toEqual([])
    expect(givenNameProblems(prenoms), prenoms).toEqual([])
  }
  expect(new Set(people.map(({ matricule }) => matricule)).size).toBe(people.length)
})

test('the matricule says what the traits say', () => {
  for (const { matricule, sexe, dateNaissance, lieuNaissance } of people) {
    expect(matricule.slice(0, 10)).toBe(
      `${sexe === 'M' ? 1 : 2}${dateNaissance.slice(2, 4)}${dateNaissance.slice(5, 7)}${lieuNaissance}`,
    )
  }
})

test('a dozen people show every difficulty', () => {
  const dozen = generateIdentities(12)
  const some = (holds: (person: (typeof dozen)[number]) => boolean) => expect(dozen.some(holds)).toBe(true)
  some(({ lieuNaissance }) => lieuNaissance.startsWith('2A'))
  some(({ lieuNaissance }) => lieuNaissance.startsWith('2B'))
  some(({ lieuNaissance }) => lieuNaissance.startsWith('99'))
  some(({ nomNaissance }) => nomNaissance.includes('--'))
  some(({ nomNaissance }) => nomNaissance.includes("'"))
  some(({ nomNaissance }) => nomNaissance.length === 54)
  some(({ prenoms }) => prenoms.split(' ').length === 3)
  some(({ nia }) => nia === true)
  some(({ histo }) => histo !== undefined)
})

test('the option `generated` adds them to the registry of the service', () => {
  const { registry } = insiState({ generated: 50 })
  expect(registry.withMatricule(people[7]?.matricule ?? '')).toEqual(people[7])
})
