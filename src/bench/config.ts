import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findNodeAtLocation, type ParseError, parse, parseTree } from 'jsonc-parser'
import { type Problem, validatorOf } from '../../schemas/ajv.ts'
import schema from '../../schemas/config.schema.json' with { type: 'json' }
import { placeIn, explain as sayProblem } from '../../schemas/explain.ts'
import { readerOf } from '../../schemas/read.ts'
import type { Config } from '../model/config.ts'
import { BancError, messageOf } from '../model/errors.ts'
import { sayParseError } from './json-syntax.ts'
import { nearest } from './nearest.ts'

/** The file that `run` and `doctor` look for when none is named. */
export const defaultConfigFile = 'banc-segur.jsonc'

const validate = validatorOf(schema)

const placeOf = (text: string, offset: number): string => {
  const before = text.slice(0, offset).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

const pathOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key.replaceAll('~1', '/').replaceAll('~0', '~')))

const unknownKey = ({ params }: Problem): string | undefined =>
  typeof params.additionalProperty === 'string' ? params.additionalProperty : undefined

/** Keys that the schema knows, wherever they are: enough to guess what a mistyped one meant. */
const knownKeys = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null) return []
  const own = 'properties' in node && typeof node.properties === 'object' ? Object.keys(node.properties ?? {}) : []
  return [...own, ...Object.values(node).flatMap(knownKeys)]
}

const lineOf = (text: string, problem: Problem): string => {
  const tree = parseTree(text)
  const key = unknownKey(problem)
  const at = tree && findNodeAtLocation(tree, [...pathOf(problem.path), ...(key === undefined ? [] : [key])])
  return at ? `:${placeOf(text, at.parent && key !== undefined ? at.parent.offset : at.offset)}` : ''
}

const explain = (file: string, text: string, problem: Problem): BancError => {
  const key = unknownKey(problem)
  const where = [`${file}${lineOf(text, problem)}`, placeIn(problem.path)].filter((part) => part !== '').join(' ')
  if (key === undefined) {
    const { fr, en } = sayProblem(problem)
    return new BancError({
      code: 'BANC-CONFIG-INVALID',
      what: {
        fr: `La configuration n’est pas valable : ${fr}.`,
        en: `The configuration is not valid: ${en}.`,
      },
      where,
      todo: {
        fr: 'Corrigez ce champ ; schemas/config.schema.json les décrit tous.',
        en: 'Correct this field; schemas/config.schema.json describes them all.',
      },
    })
  }
  const meant = nearest(key, knownKeys(schema))
  return new BancError({
    code: 'BANC-CONFIG-UNKNOWN-KEY',
    what: { fr: `Clé inconnue « ${key} ».`, en: `Unknown key "${key}".` },
    where,
    todo: meant
      ? { fr: `Vouliez-vous écrire « ${meant} » ?`, en: `Did you mean "${meant}"?` }
      : { fr: 'Retirez-la ou voyez schemas/config.schema.json.', en: 'Remove it or see schemas/config.schema.json.' },
  })
}

/** A mistyped key is also a missing one: the unknown key tells what happened. */
const mostTelling = (problems: readonly Problem[]): Problem | undefined =>
  problems.find((problem) => unknownKey(problem) !== undefined) ?? problems[0]

const readConfig = readerOf<Config, Problem>((value) => mostTelling(validate(value)))

const followed = (value: unknown, file: string, text: string): Config => {
  const read = readConfig(value)
  if (read.follows) return read.value
  throw explain(file, text, read.wrong)
}

/** A configuration that a program gives, which nothing has read yet. @throws BancError BANC-CONFIG-INVALID, BANC-CONFIG-UNKNOWN-KEY */
export const checkedConfig = (given: unknown): Config => followed(given, 'config', '')

/** Reads a configuration from its text. @throws BancError BANC-CONFIG-… that names the place and what to do */
export const parseConfig = (text: string, file: string): Config => {
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors, { allowTrailingComma: true })
  const [broken] = errors
  if (broken) {
    const said = sayParseError(broken.error)
    throw new BancError({
      code: 'BANC-CONFIG-SYNTAX',
      what: { fr: `Ce n’est pas du JSON valable : ${said.fr}.`, en: `This is not valid JSON: ${said.en}.` },
      where: `${file}:${placeOf(text, broken.offset)}`,
      todo: { fr: 'Corrigez la syntaxe à cet endroit.', en: 'Correct the syntax at that place.' },
    })
  }
  return followed(value, file, text)
}

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    throw new BancError({
      code: 'BANC-CONFIG-UNREADABLE',
      what: {
        fr: `La configuration ne peut pas être lue : ${messageOf(error)}.`,
        en: `The configuration cannot be read: ${messageOf(error)}.`,
      },
      where: file,
      todo: { fr: 'Nommez un fichier lisible avec --config.', en: 'Name a readable file with --config.' },
      cause: error,
    })
  }
}

/** Loads the named configuration, or the default file when there is one; undefined means the reference product. */
export const loadConfig = (named: string | undefined, cwd: string): { config: Config; file: string } | undefined => {
  const file = resolve(cwd, named ?? defaultConfigFile)
  if (existsSync(file)) return { config: parseConfig(readText(file), file), file }
  if (named === undefined) return undefined
  throw new BancError({
    code: 'BANC-CONFIG-MISSING',
    what: { fr: 'Ce fichier de configuration n’existe pas.', en: 'This configuration file does not exist.' },
    where: file,
    todo: {
      fr: 'Créez-en un avec « banc-segur init », ou lancez « run » sans --config pour éprouver le produit de référence.',
      en: 'Make one with "banc-segur init", or call "run" without --config to test the reference product.',
    },
  })
}
