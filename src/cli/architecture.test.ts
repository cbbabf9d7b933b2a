import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
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
  { folder: 'schemas', may: [], because: 'a contract is read by others without the engine, and is written once' },
  {
    folder: 'src/model',
    may: ['schemas'],
    because: 'the words of the bench must not depend on what uses them; contracts are where some of them are written',
  },
  { folder: 'src/xml', may: ['src/model'], because: 'one reader serves everybody and knows no protocol' },
  { folder: 'src/zip', may: ['src/model'], because: 'one reader serves everybody and knows no protocol' },
  {
    folder: 'src/protocols',
    may: ['src/model', 'schemas', 'src/xml', 'src/zip'],
    because: 'bytes become typed views once, for mocks, checks, rules and reports',
  },
  {
    folder: 'src/rules',
    may: ['src/model', 'schemas', 'src/xml', 'src/protocols'],
    because: 'an official rule is a pure judgement, whoever asks for it',
  },
  { folder: 'src/schematron', may: ['src/model', 'src/xml'], because: 'the engine stands on its own' },
  {
    folder: 'src/documents',
    may: ['src/model', 'schemas', 'src/xml', 'src/zip', 'src/protocols', 'src/rules', 'src/schematron'],
    because: 'a document is judged without a run, by the rules that suites use too',
  },
  {
    folder: 'src/run',
    may: ['src/model', 'schemas', 'src/protocols'],
    because: 'a replay needs neither sockets, mocks nor reports',
  },
  {
    folder: 'src/pilot',
    may: ['src/model', 'schemas', 'src/protocols'],
    because: 'a pilot knows the product only by its contract',
  },
  {
    folder: 'src/listen',
    may: ['src/model', 'src/protocols/tls'],
    because: 'sockets host any service and know none; the beginning of TLS is theirs to read',
  },
  {
    folder: 'mocks',
    may: ['src/model', 'schemas', 'src/xml', 'src/protocols', 'src/rules'],
    because:
      'a mock is a pure function that refuses by the rules that judge, and the product reaches the services over the network only',
  },
  {
    folder: 'suites',
    may: ['src/model', 'src/run', 'src/xml', 'src/protocols', 'src/rules'],
    because: 'a scenario names services and faults as data and never sees a mock',
  },
  {
    folder: 'reports',
    may: ['src/model', 'schemas', 'src/xml', 'src/protocols'],
    because: 'a report only reads a finished run, through the views that judged it',
  },
]

/** What suites may use of src/run: its vocabulary, not its machinery. */
const vocabulary = ['check', 'record', 'scenario', 'suite', 'untimely'].map((name) => `src/run/${name}.ts`)

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

test('a listener knows no service: not even a word of one', () => {
  const known = /\b(insi|dmp|mss|mssante|psc|hl7|xdm|xoauth2?|esante|annuaire)\b|mssanté|pro santé|552|8446/i
  const trespasses = files
    .filter((file) => file.startsWith('src/listen/'))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter((line) => known.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
  expect(trespasses).toEqual([])
})

test('suites use the vocabulary of src/run, not its machinery', () => {
  const trespasses = files
    .filter((file) => file.startsWith('suites/'))
    .flatMap((file) => importsOf(file).filter((target) => target.startsWith('src/run/')))
    .filter((target) => !vocabulary.includes(target))
  expect([...new Set(trespasses)]).toEqual([])
})

test('the parts are put together in src/bench only, which src/cli and src/measure use', () => {
  const trespasses = files
    .filter((file) => !/^src\/(bench|cli|measure|index\.ts|vitest\.ts)/.test(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => /^src\/(bench|cli|measure)\//.test(target))
        .map((target) => `${file} → ${target}`),
    )
  expect(trespasses).toEqual([])
})

test('a run is driven, recorded and judged without a socket, a process or a test runner', () => {
  const forbidden =
    /from '(?:node:(?:net|tls|https?|http2|child_process|worker_threads)|vitest[^']*)'|globalThis|fetch\(/
  const trespasses = files
    .filter((file) => file.startsWith('src/run/'))
    .filter((file) => forbidden.test(readFileSync(join(root, file), 'utf8')))
  expect(trespasses).toEqual([])
})

test('Vitest is known to its own host only: the command line runs without it', () => {
  const trespasses = files
    .filter((file) => file !== 'src/vitest.ts' && !file.startsWith('suites/'))
    .filter((file) => /from '(?:vitest|\.[^']*\/vitest\.ts)[^']*'/.test(readFileSync(join(root, file), 'utf8')))
  expect(trespasses).toEqual([])
})

test('a check reads no clock, no file, no socket and draws no number', () => {
  const impure = /\b(Date\.now|new Date\(\)|Math\.random|randomUUID|process\.|fetch\()|from 'node:(?!buffer|crypto')/
  const trespasses = files
    .filter((file) => /^suites\/[^/]+\/checks\//.test(file))
    .filter((file) => impure.test(readFileSync(join(root, file), 'utf8')))
  expect(trespasses).toEqual([])
})

test('one file writes to the terminal, so that nothing of a file, a product or a dossier reaches it raw', () => {
  const writes =
    /process\s*\.\s*std(?:out|err)|\bconsole\b|\b(?:write|writev|writeFile|appendFile)Sync\(\s*[12]\b|\/dev\/(?:std|tty)/
  // Programs of their own, which a developer starts or the bench drives as it drives a product.
  const apart = ['src/cli/output.ts', 'mocks/product/main.ts']
  const trespasses = files
    .filter((file) => !apart.includes(file) && !file.startsWith('src/measure/'))
    .filter((file) => writes.test(readFileSync(join(root, file), 'utf8')))
  expect(trespasses).toEqual([])
})

test('the reference product is loaded when a defect is named, not by the command line as a whole', () => {
  const list = 'mocks/product/defects.ts'
  const loading = files.filter((file) =>
    /^import .*product\/defects\.ts'/m.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(loading.toSorted()).toEqual(['src/bench/explain/defects.ts', 'src/measure/kills.ts'])
  expect(importsOf('src/bench/reference-product.ts')).toContain(list)
})

test('a quick test replaces no module: quick ones share their workers, and another would meet the replacement', () => {
  const replacing = ['src', 'mocks', 'suites', 'schemas', 'reports']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((f) => join(folder, f)),
    )
    .filter((file) => /(?<!\.slow|\.e2e)\.test\.ts$/.test(file))
    .filter((file) => /\bvi\.(?:do)?[m]ock\(|process\.chdir\(/.test(readFileSync(join(root, file), 'utf8')))
  expect(replacing).toEqual([])
})

test('no file of the project is heavier than the largest of its dossiers', () => {
  const git = spawnSync('git', ['-C', root, 'ls-files', '-z'], { encoding: 'utf8' })
  const files =
    git.status === 0 ? git.stdout.split('\0').filter((file) => existsSync(join(root, file)) && file !== '') : []
  expect(files.filter((file) => statSync(join(root, file)).size > 500_000)).toEqual([])
})
