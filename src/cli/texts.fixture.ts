import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Text } from '../model/text.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A bilingual text as a source file writes it: what is computed in it stands as « … ». */
export interface WrittenText {
  readonly file: string
  readonly text: Text
}

const isProse = (file: string): boolean =>
  file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file) && !file.includes('/fixtures/')

/** Every source file of the bench, tests and their fixtures aside, from the root. */
export const sourceFiles = (): readonly string[] =>
  ['src', 'mocks', 'suites', 'schemas', 'reports'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file}`)
      .filter(isProse),
  )

const readSource = (file: string): string => readFileSync(join(root, file), 'utf8')

/** A literal: quoted, or a template, whose computed parts may hold templates themselves, two deep. */
const inner = '`(?:[^`\\\\]|\\\\.)*`'
const computed = `\\$\\{(?:[^{}\`]|${inner}|\\{[^{}]*\\})*\\}`
const literal = `'(?:[^'\\\\]|\\\\.)*'|\`(?:${computed}|[^\`\\\\$]|\\\\.|\\$(?!\\{))*\``
const whole = new RegExp(computed, 'gs')

/** A quoted literal may stand inside a template that writes a source file: what is computed there is none of its words. */
const asRead = (written: string): string =>
  written
    .replace(whole, '…')
    .slice(1, -1)
    .replace(/\\u([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('\\n', '\n')
    .replace(/\\(.)/g, '$1')

const forms = [
  // { fr: …, en: … }
  new RegExp(`\\bfr:\\s*(${literal}),\\s*en:\\s*(${literal})`, 'gs'),
  // lang === 'fr' ? … : …
  new RegExp(`lang === 'fr'\\s*\\?\\s*(${literal})\\s*:\\s*(${literal})`, 'gs'),
]

/** The bilingual texts that a source file writes as literals. */
export const textsOf = (file: string): readonly WrittenText[] => {
  const source = readSource(file)
  return forms.flatMap((form) =>
    [...source.matchAll(form)].map(([, fr = '', en = '']) => ({ file, text: { fr: asRead(fr), en: asRead(en) } })),
  )
}

const single = new RegExp(`\\b(?:expected|actual):\\s*(${literal})`, 'gs')

/** What a finding expects or saw, where a source file writes it once for both languages. */
export const singlesOf = (file: string): readonly string[] =>
  [...readSource(file).matchAll(single)].map(([, said = '']) => asRead(said))
