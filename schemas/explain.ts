import type { Problem } from './ajv.ts'
import type { Text } from './text.ts'

const types: Readonly<Record<string, Text>> = {
  string: { fr: 'un texte entre guillemets', en: 'a text in quotes' },
  integer: { fr: 'un nombre entier', en: 'a whole number' },
  number: { fr: 'un nombre', en: 'a number' },
  boolean: { fr: 'true ou false', en: 'true or false' },
  array: { fr: 'une liste […]', en: 'a list […]' },
  object: { fr: 'un objet {…}', en: 'an object {…}' },
  null: { fr: 'null', en: 'null' },
}

const typeOf = (type: unknown): Text => types[String(type)] ?? { fr: String(type), en: String(type) }

const values = (allowed: unknown): string => (Array.isArray(allowed) ? allowed.map(String).join(', ') : String(allowed))

/** The forms of our own schemas, in words: a regular expression is for machines. */
const forms: Readonly<Record<string, Text>> = {
  '^(https?://|\\$\\{)': {
    fr: 'il faut une adresse qui commence par http:// ou https://',
    en: 'an address that begins with http:// or https:// is expected',
  },
  '^\\d{4}-\\d{2}-\\d{2}$': { fr: 'il faut une date AAAA-MM-JJ', en: 'a date YYYY-MM-DD is expected' },
}

/** What each JSON Schema keyword demands, said of the value at fault. */
const demands: Readonly<Record<string, (params: Problem['params']) => Text>> = {
  required: ({ missingProperty: key }) => ({ fr: `il manque « ${key} »`, en: `"${key}" is missing` }),
  additionalProperties: ({ additionalProperty: key }) => ({
    fr: `clé inconnue « ${key} »`,
    en: `unknown key "${key}"`,
  }),
  type: ({ type }) => ({ fr: `il faut ${typeOf(type).fr}`, en: `${typeOf(type).en} is expected` }),
  enum: ({ allowedValues }) => ({
    fr: `valeurs possibles : ${values(allowedValues)}`,
    en: `possible values: ${values(allowedValues)}`,
  }),
  const: ({ allowedValue }) => ({
    fr: `seule valeur possible : ${allowedValue}`,
    en: `only possible value: ${allowedValue}`,
  }),
  minLength: ({ limit }) => ({
    fr: `il faut au moins ${limit} caractère(s)`,
    en: `at least ${limit} character(s) are expected`,
  }),
  minItems: ({ limit }) => ({
    fr: `il faut au moins ${limit} élément(s)`,
    en: `at least ${limit} item(s) are expected`,
  }),
  minimum: ({ limit }) => ({ fr: `il faut au moins ${limit}`, en: `at least ${limit} is expected` }),
  maximum: ({ limit }) => ({ fr: `il faut au plus ${limit}`, en: `at most ${limit} is expected` }),
  pattern: ({ pattern }) =>
    forms[String(pattern)] ?? { fr: `il faut la forme ${pattern}`, en: `the form ${pattern} is expected` },
  format: ({ format }) => ({ fr: `il faut la forme « ${format} »`, en: `the form "${format}" is expected` }),
  oneOf: () => ({ fr: 'aucune des formes permises ne convient', en: 'none of the allowed forms fits' }),
}

/** Says one departure from a schema in plain words, without the place: `il manque « kind »`. */
export const explain = ({ keyword, params, message }: Problem): Text =>
  demands[keyword]?.(params) ?? { fr: message, en: message }

/** The place of a departure in dots, as people write it: `product.start.command[0]`; empty for the value itself. */
export const placeIn = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`), '')
