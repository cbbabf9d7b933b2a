import { expect, test } from 'vitest'
import { formFaults } from './sentences.fixture.ts'

test.each([
  ['une trace datée de  qui porte P25', 'a dated trace of  that has P25'],
  ['refusée : ', 'refused: '],
  ['il manque « »', '"" is missing'],
  ['undefined refusée', 'undefined refused'],
  ['une trace datée de', 'a dated trace of'],
  ['verrouillés : sexe, , oid', 'locked: sexe, , oid'],
  ['créée 42 ()', 'created 42 ()'],
])('« %s » lacks a word', (fr, en) => {
  expect(formFaults({ fr, en }).length).toBeGreaterThan(1)
})

test.each([
  [
    'une trace datée, au nom de 899700000017, qui porte P25',
    'a dated trace, in the name of 899700000017, that has P25',
  ],
  ['aucune trace ne convient, parmi les 3', 'no trace fits, among the 3'],
  ['refusée : « lieu  de naissance de »', 'refused: "place  of birth of"'],
])('« %s » lacks nothing', (fr, en) => {
  expect(formFaults({ fr, en })).toEqual([])
})
