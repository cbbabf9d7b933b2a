import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A room of the house: what it may import of the project, and why not more. */
interface Room {
  readonly folder: string
  readonly may: readonly string[]
  readonly because: string
}

// The first room whose folder holds a file is the file's room. A room may always import itself.
const house: readonly Room[] = [
  { folder: 'src/model', may: [], because: 'the words of the bench must not depend on what uses them' },
  { folder: 'schemas', may: [], because: 'a contract is read by others without the engine' },
  {
    folder: 'src/protocols',
    may: ['src/model', 'schemas'],
    because: 'mocks and checks share one typed view of a protocol',
  },
  {
    folder: 'src/validate',
    may: ['src/model', 'schemas', 'src/protocols'],
    because: 'a document is judged without a run, through the typed views that mocks and checks share',
  },
  {
    folder: 'src/run',
    may: ['src/model', 'src/protocols'],
    because: 'a replay needs neither sockets, mocks nor reports',
  },
  {
    folder: 'src/pilot',
    may: ['src/model', 'src/protocols'],
    because: 'a pilot knows the product only by its contract',
  },
  { folder: 'src/listen', may: ['src/model'], because: 'sockets host any service and know none' },
  {
    folder: 'mocks',
    may: ['src/model', 'src/protocols'],
    because: 'a mock is a pure function, and the product reaches the services over the network only',
  },
  {
    folder: 'suites',
    may: ['src/model', 'src/run', 'src/protocols', 'src/validate'],
    because: 'a scenario names services and faults as data and never sees a mock',
  },
  { folder: 'reports', may: ['src/model', 'schemas'], because: 'a report only reads a finished run' },
]

/** What suites may use of src/run: its vocabulary, not its machinery. */
const vocabulary = ['check', 'record', 'scenario', 'suite'].map((name) => `src/run/${name}.ts`)

const sources = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file))
    .filter((file) => !file.includes('/fixtures/') && !/(^|\/)testkit(\.ts|\/)/.test(file))

const roomOf = (file: string): Room | undefined => house.find(({ folder }) => file.startsWith(`${folder}/`))

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    relative(root, join(root, dirname(file), path)),
  )

const files = ['src', 'mocks', 'suites', 'schemas', 'reports'].flatMap(sources)

test('the house has files to look at', () => {
  expect(files.length).toBeGreaterThan(100)
})

test.each(house)('$folder imports only what it may, because $because', ({ folder, may }) => {
  const allowed = [folder, ...may]
  const trespasses = files
    .filter((file) => roomOf(file)?.folder === folder)
    .flatMap((file) => importsOf(file).map((target) => `${file} → ${target}`))
    .filter((line) => {
      const target = line.split(' → ')[1] ?? ''
      return !allowed.some((room) => target.startsWith(`${room}/`))
    })
  expect(trespasses).toEqual([])
})

test('suites use the vocabulary of src/run, not its machinery', () => {
  const trespasses = files
    .filter((file) => file.startsWith('suites/'))
    .flatMap((file) => importsOf(file).filter((target) => target.startsWith('src/run/')))
    .filter((target) => !vocabulary.includes(target))
  expect([...new Set(trespasses)]).toEqual([])
})

test('nobody but the command line puts the parts together: nothing imports src/cli', () => {
  const trespasses = files
    .filter((file) => !file.startsWith('src/cli/'))
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('src/cli/'))
        .map((target) => `${file} → ${target}`),
    )
  expect(trespasses).toEqual([])
})

test('a check reads no clock, no file, no socket and draws no number', () => {
  const impure = /\b(Date\.now|new Date\(\)|Math\.random|randomUUID|process\.|fetch\()|from 'node:(?!buffer|crypto')/
  const trespasses = files
    .filter((file) => /^suites\/[^/]+\/checks\//.test(file))
    .filter((file) => impure.test(readFileSync(join(root, file), 'utf8')))
  expect(trespasses).toEqual([])
})
