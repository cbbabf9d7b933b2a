import { readdirSync, readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// Whoever installs the package gets its dependencies and no other: what is shipped may import those only, and needs them all.

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const declared = JSON.parse(read('package.json'))
const namesIn = (field: string): readonly string[] => Object.keys(declared[field] ?? {})
const [needed, forTests] = [namesIn('dependencies'), namesIn('devDependencies')]
const byChoice = [...namesIn('optionalDependencies'), ...namesIn('peerDependencies')]

/** The patterns of what the build leaves out, from the root. */
const leftOut: readonly string[] = JSON.parse(read('.config/tsconfig.build.json')).exclude.map((pattern: string) =>
  pattern.replace(/^\.\.\//, ''),
)
const isShipped = (file: string): boolean =>
  !file.startsWith('.config/') && !leftOut.some((pattern) => matchesGlob(file, pattern))

const sources = ['src', 'mocks', 'suites', 'schemas', 'reports', '.config']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((file) => /\.m?ts$|\.mjs$/.test(file))

const isPackage = (from: string): boolean =>
  /^@?[a-z0-9]/.test(from) && !from.startsWith('node:') && !from.startsWith(declared.name)
const packageOf = (from: string): string => from.split('/', from.startsWith('@') ? 2 : 1).join('/')

const statement =
  /^(?:import|export)\b[^'"`;]*?\bfrom '([^']+)'|^import '([^']+)'|\b(?:import|import\.meta\.resolve|require\.resolve)\(\s*'([^']+)'/gm

/** The packages that files import, each with one of the files that does. */
const importedBy = (files: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    files.flatMap((file) =>
      [...read(file).matchAll(statement)]
        .map(([, from, alone, later]) => from ?? alone ?? later ?? '')
        .filter(isPackage)
        .map((from): [string, string] => [packageOf(from), file]),
    ),
  )

const shipped = importedBy(sources.filter(isShipped))
const others = importedBy(sources.filter((file) => !isShipped(file)))

const undeclared = (imports: ReadonlyMap<string, string>, known: readonly string[]): readonly string[] =>
  [...imports].filter(([name]) => !known.includes(name)).map(([name, file]) => `${name} (${file})`)

/** Whether a script of the package calls a command that this dependency brings. */
const isCalled = (name: string): boolean => {
  const { bin = {} } = JSON.parse(read(`node_modules/${name}/package.json`))
  const commands = typeof bin === 'string' ? [name] : Object.keys(bin)
  const scripts = Object.values<string>(declared.scripts).join(' ')
  return commands.some((command) => new RegExp(`(?:^| )${command} `).test(scripts))
}

/** `@types/pdfkit` tells the types of `pdfkit`, which is what must be imported. */
const typed = (name: string): string => name.replace(/^@types\//, '')

test('what is shipped imports only what comes with it', () => {
  expect(shipped.size).toBeGreaterThan(20)
  expect(undeclared(shipped, [...needed, ...byChoice])).toEqual([])
})

test('what comes with it is imported by what is shipped', () => {
  expect(needed.filter((name) => !shipped.has(name))).toEqual([])
})

test('tests and tools import only what is declared', () => {
  expect(others.size).toBeGreaterThan(10)
  expect(undeclared(others, [...needed, ...byChoice, ...forTests])).toEqual([])
})

test('what only serves tests and tools does serve one', () => {
  const isUsed = (name: string): boolean => shipped.has(name) || others.has(name) || name === 'node'
  expect(forTests.filter((name) => !isUsed(typed(name)) && !isCalled(name))).toEqual([])
})

test('nothing is declared as both', () => {
  expect(needed.filter((name) => forTests.includes(name))).toEqual([])
})
