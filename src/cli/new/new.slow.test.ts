import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageOf } from '../docs.fixture.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const copy = mkdtempSync(join(tmpdir(), 'banc-segur-new-'))
const copied = [
  'src',
  'suites',
  'mocks',
  'schemas',
  'reports',
  '.config',
  '.biome.json',
  '.gitignore',
  'tsconfig.json',
  'package.json',
]

const run = (file: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status, said: `${stdout}${stderr}` }
}

const tool = (name: string, ...args: readonly string[]) => run(join(root, 'node_modules/.bin', name), ...args)

const make = (...args: readonly string[]) =>
  run(process.execPath, join(root, 'src/cli/new/main.ts'), ...args, '--root', copy)

const textOf = (path: string): string => readFileSync(join(copy, path), 'utf8')

beforeAll(() => {
  for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('what is new', { timeout: 120_000 }, () => {
  test.each([
    [
      ['check', 'dmp', 'feed-names-its-author', '--scenario', 'DMP/CONF.05.01', '--file', 'feed-author'],
      'suites/dmp/checks/feed-author.ts',
    ],
    [['check', 'ins', 'screenIsReadable', '--defect', 'screen-is-blank'], 'suites/ins/checks/fields.test.ts'],
    [['check', 'mss', 'mail-is-short'], 'suites/mss/checks/tls-refusals.ts'],
    [['check', 'psc', 'session-is-short', '--scenario', 'PSC.01.01~cgu'], 'suites/psc/checks/product-pages.test.ts'],
    [['check', 'ins', 'status-is-told', '--scenario', 'INS/va1.54.02'], 'suites/ins/checks/creation.ts'],
    [
      ['defect', 'dmp', 'feeds-slowly', '--kills', 'oppositionBlocksFeed', '--in', 'mocks/product/dmp/feed.ts'],
      'mocks/product/dmp/feed.ts',
    ],
    [['scenario', 'mss', 'MSS/CONF.99.01', '--after', 'MSS/CONF.05.01'], 'suites/mss/scenarios/MSS.CONF.99.01.ts'],
    [['operation', 'dmp', 'TD9.9'], 'mocks/dmp/td9.9.ts'],
    [['rule', 'cda', 'author-has-a-phone'], 'src/rules/cda/author-has-a-phone.ts'],
  ])('%s is written in the working copy', (args, path) => {
    const { status, said } = make(...args)
    expect(said).toContain(`wrote ${path}\n`)
    expect(said).toContain('Left to you:\n- ')
    expect(status).toBe(0)
    expect(textOf(path).length).toBeGreaterThan(50)
  })

  test('a check says which scenario it judges, its file is in the table of contents, and its defect is declared', () => {
    expect(textOf('suites/dmp/checks/feed-author.ts')).toContain("scenarios: ['DMP/CONF.05.01']")
    expect(textOf('suites/dmp/suite.ts')).toMatch(/checksOf\(\{\s+feedAuthorChecks,/)
    const played = run(process.execPath, join(copy, 'src/cli/main.ts'), 'list', '--format', 'json')
    const listed: { id: string; checks: string[] }[] = JSON.parse(played.said)
    const own = (id: string) => listed.find((one) => one.id === id)?.checks ?? []
    expect(own('DMP/CONF.05.01')).toContain('dmp.feedNamesItsAuthor')
    expect(own('PSC.01.01~cgu')).toContain('psc.sessionIsShort')
    expect(textOf('mocks/product/dmp/actions.ts')).toMatch(
      /export const notFeedNamesItsAuthor = defect\(\s+'dmp\.not-feed-names-its-author',\s+'fail',\s+\['dmp\.feedNamesItsAuthor'\]/,
    )
    expect(textOf('mocks/product/ins/creation.ts')).toContain("'ins.screen-is-blank'")
    expect(textOf('mocks/product/mss/compose.ts')).toContain("import { defect } from '../defect.ts'")
    expect(textOf('suites/mss/suite.ts')).toMatch(
      /chapter\(lpsInterface, sMSS_CONF_99_01, \[\]\),\n\s+chapter\(lpsInterface, meetsNoStartTls/,
    )
  })

  const page = pageOf('CONTRIBUTING.md')
  const recipes = page.blocks.filter(({ info }) => info === 'sh recipe').map(({ code }) => code.trim())

  test('CONTRIBUTING has a recipe for each', () => {
    const kinds = recipes.map((line) => /^npm run new -- (\w+) /.exec(line)?.[1])
    expect(kinds).toEqual(['check', 'scenario', 'defect', 'operation', 'rule'])
  })

  test.each(recipes)('%s is done as it is written', (line) => {
    const { status, said } = make(...line.split(' ').slice(4))
    expect(said).toContain('Left to you:\n- ')
    expect(status).toBe(0)
  })

  test('a new check on a scenario that exists touches three files, and no list of them', () => {
    const { said } = make(
      'check',
      'dmp',
      'feed-is-signed',
      '--scenario',
      'DMP/CONF.05.01',
      '--in',
      'mocks/product/dmp/feed.ts',
    )
    expect([...said.matchAll(/^wrote (.+)$/gm)].map(([, path]) => path)).toEqual([
      'suites/dmp/checks/no-authorisation-request.ts',
      'suites/dmp/checks/no-authorisation-request.test.ts',
      'mocks/product/dmp/feed.ts',
    ])
  })

  test('the defect that the recipe of a check speaks of is the one that it declares', () => {
    const asked = /context\.has\((\w+)\)/.exec(page.text)?.[1]
    expect(textOf('mocks/product/dmp/feed.ts')).toContain(`export const ${asked} = defect(`)
  })

  test('all of it compiles and follows the style', () => {
    expect(tool('tsc', '--noEmit').said).toBe('')
    const { status, said } = tool('biome', 'check', '--error-on-warnings', 'src', 'suites', 'mocks')
    expect(said).not.toContain('✖')
    expect(status).toBe(0)
  })

  test('the tests that were written fail, and say what is to be written', () => {
    const files = ['suites/dmp/checks/feed-author.test.ts', 'src/rules/cda/author-has-a-phone.test.ts']
    const { status, said } = tool('vitest', 'run', '--config', '.config/vitest.config.ts', '--reporter=dot', ...files)
    expect(said).toContain('To be written: a recording that conforms to dmp.feedNamesItsAuthor')
    expect(said).toContain('not to match /^to be written/')
    expect(status).toBe(1)
  })

  test.each([
    [
      ['check', 'dmp', 'feed-names-its-author'],
      /exists already in suites\/dmp\/checks\/feed-author\.ts: choose another name/,
    ],
    [['check', 'radio', 'x'], /Name a chapter: ins, dmp, mss, psc/],
    [['check', 'dmp', 'other', '--scenario', 'DMP/CONF.77.01'], /DMP\/CONF\.77\.01 is not in suites\/dmp\/suite\.ts/],
    [
      ['defect', 'dmp', 'feeds-slowly', '--kills', 'x'],
      /dmp\.feeds-slowly exists already in mocks.product.dmp.feed\.ts/,
    ],
    [['defect', 'dmp', 'x', '--kills', 'x', '--in', 'mocks/dmp/td2.1.ts'], /td2\.1\.ts is no module .+ --in/],
    [['scenario', 'dmp', 'DMP/CONF.78.01'], /--after/],
    [['wish'], /Name what is new/],
    [['check', 'dmp', 'x', '--wish'], /--wish/],
  ])('%s is refused in one sentence, and nothing is written', (args, says) => {
    const { status, said } = make(...args)
    expect(said).toMatch(says)
    expect(said).not.toContain('wrote')
    expect(status).toBe(2)
  })
})
