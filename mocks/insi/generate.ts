import { keyOf } from '../../src/protocols/ins/matricule.ts'
import { drawing } from '../drawing.ts'
import type { TestIdentity } from './identities.ts'

const syllables = ['FICTI', 'BANC', 'ESSAI', 'TESTO', 'MODELE', 'PATI', 'IMAGI', 'NAIRE', 'DEMO', 'SEGUR'] as const
const givenNames = [
  'TESTINE',
  'ESSAYEUR',
  'FICTIVE',
  'MODELIN',
  'DEMOISELLE',
  'BANCAL',
  'INVENTEE',
  'ECHANTILLON',
] as const

/** What the people have in turn, so that any twelve of them show each difficulty. */
const shapes = [
  'plain',
  'corse-du-sud',
  'haute-corse',
  'born-abroad',
  'double-hyphen',
  'apostrophe',
  'longest-name',
  'several-given-names',
  'compound-given-name',
  'nia',
  'former-matricules',
  'overseas',
] as const

type Shape = (typeof shapes)[number]

/** Longest name that the requirement documents ask a product to hold. */
const longest = 54

const nameOf = (shape: Shape, base: string): string => {
  switch (shape) {
    case 'double-hyphen':
      return `${base}--EXEMPLE`
    case 'apostrophe':
      return `D'${base} DE L'EXEMPLE`
    case 'longest-name':
      return `${base}-${'EXEMPLE'.repeat(8)}`.slice(0, longest)
    default:
      return base
  }
}

const givenOf = (shape: Shape, first: string, second: string): string => {
  if (shape === 'several-given-names') return `${first} ${second} EXEMPLE`
  if (shape === 'compound-given-name') return `${first}-${second} ${second}`
  return first
}

const placeOf = (shape: Shape, draw: (below: number) => number): string => {
  const commune = String(1 + draw(320)).padStart(3, '0')
  switch (shape) {
    case 'corse-du-sud':
      return `2A${commune}`
    case 'haute-corse':
      return `2B${commune}`
    case 'born-abroad':
      return `99${String(101 + draw(400))}`
    case 'overseas':
      return `97${String(401 + draw(20))}`
    default:
      return `${String(1 + draw(95))
        .padStart(2, '0')
        .replace('20', '21')}${commune}`
  }
}

const matriculeOf = (sexe: 'M' | 'F', date: string, place: string, order: number): string => {
  const thirteen = `${sexe === 'M' ? '1' : '2'}${date.slice(2, 4)}${date.slice(5, 7)}${place}${String(order).padStart(3, '0')}`
  const key = keyOf(thirteen)
  if (key === undefined) throw new Error(`${thirteen} is no matricule`)
  return thirteen + key
}

/** Digits of a number as letters: it makes names different without a figure in them. */
const letters = (index: number): string =>
  String(index)
    .split('')
    .map((digit) => 'ABCDEFGHIJ'[Number(digit)])
    .join('')

const identity = (index: number, draw: (below: number) => number): TestIdentity => {
  const shape = shapes[index % shapes.length] ?? 'plain'
  const pick = <T>(from: readonly [T, ...T[]]): T => from[draw(from.length)] ?? from[0]
  const sexe = draw(2) === 0 ? 'M' : 'F'
  const two = (value: number): string => String(value).padStart(2, '0')
  const date = `${1920 + draw(100)}-${two(1 + draw(12))}-${two(1 + draw(28))}`
  const place = placeOf(shape, draw)
  const order = 1 + (index % 999)
  const matricule = matriculeOf(sexe, date, place, order)
  return {
    nomNaissance: nameOf(shape, `${pick(syllables)}${letters(index)}`),
    prenoms: givenOf(shape, pick(givenNames), pick(givenNames)),
    sexe,
    dateNaissance: date,
    lieuNaissance: place,
    matricule,
    ...(shape === 'nia' ? { nia: true as const } : {}),
    ...(shape === 'former-matricules' ? { histo: [matriculeOf(sexe === 'M' ? 'F' : 'M', date, place, order)] } : {}),
  }
}

/**
 * Fictitious people for a registry, always the same for one seed: valid keys, both Corsican departments, births abroad
 * (99xxx) and overseas, double hyphens, apostrophes, names of 54 characters, compound and several given names, NIA,
 * former matricules. Names are obviously invented and each one's is its own.
 */
export const generateIdentities = (count: number, seed = 1): readonly TestIdentity[] => {
  const draw = drawing(seed)
  return Array.from({ length: count }, (_, index) => identity(index, draw))
}
