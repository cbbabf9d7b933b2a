import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { verdictWords } from '../../reports/verdict-words.ts'
import { suites } from '../bench/suites.ts'
import { verdicts } from '../model/verdict.ts'
import { type Page, pageOf, pages, root, sectionOf } from './docs.fixture.ts'

const help = (...args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(process.execPath, [join(root, 'src/cli/main.ts'), ...args, '--help'], (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    )
  })

/** Command → its options, short and long, as the program itself tells them. */
const cli = new Map<string, readonly string[]>()

beforeAll(async () => {
  const listed = (await help()).split('Commands:')[1] ?? ''
  const names = [...listed.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name).filter((name) => name !== 'help')
  const told = await Promise.all(names.map((name) => help(name)))
  for (const [index, name] of names.entries()) {
    const lines = told[index]?.match(/^ {2}-.*$/gm) ?? []
    cli.set(
      name,
      lines.flatMap((line) => line.split(/ {2,}/)[1]?.match(/(?<![\w-])--?[a-z][a-z-]*/g) ?? []),
    )
  }
}, 180_000)

/** Commands of this program that a page writes, in blocks or in running text, split in words. */
const commandsIn = ({ text }: Page): readonly (readonly string[])[] =>
  [...text.replace(/\\\n/g, ' ').matchAll(/(?:npm run --silent banc --|(?:^|`)banc-segur) ([a-z][^`\n]*)/gm)].map(
    ([, line = '']) => line.trim().split(/\s+/),
  )

describe.each(pages)('$file', (page) => {
  test('every command and option that it writes exists', () => {
    for (const [command = '', ...words] of commandsIn(page)) {
      expect([...cli.keys()]).toContain(command)
      for (const option of words.filter((word) => word.startsWith('-') && word !== '-')) {
        expect(cli.get(command), `${command} ${option}`).toContain(option)
      }
    }
  })

  test('every npm script that it writes exists', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const written = [...page.text.matchAll(/npm (?:run (?:--silent )?)?(start|test|(?<=run |--silent )[\w:-]+)/g)]
    for (const [, script = ''] of written) expect(Object.keys(scripts)).toContain(script)
  })

  test('every relative link leads somewhere', () => {
    for (const link of page.links.filter((target) => !/^https?:/.test(target))) {
      const [path = '', anchor] = link.split('#')
      const file = path === '' ? page.file : join(dirname(page.file), path)
      expect(existsSync(join(root, file)), `${link} in ${page.file}`).toBe(true)
      if (anchor !== undefined) expect(pageOf(file).anchors, link).toContain(anchor)
    }
  })

  test('every error code that it names is one of the program', () => {
    const sources = ['src', 'mocks']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
      )
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    const named = new Set(page.text.match(/BANC-[A-Z]+(?:-[A-Z]+)*/g) ?? [])
    expect([...named].filter((code) => !sources.includes(`${code}`))).toEqual([])
  })
})

test('docs/command-line.md tells every command with every option', () => {
  const page = pageOf('docs/command-line.md')
  expect(cli.size).toBeGreaterThan(5)
  for (const [command, options] of cli) {
    const section = sectionOf(page, new RegExp(`^(?:\\w+, )*${command}(?:, \\w+)*$`))
    for (const option of options.filter((one) => !['-h', '--help'].includes(one))) {
      expect(section.includes(option), `${command} ${option}`).toBe(true)
    }
  }
})

test('README counts the scenarios of each chapter', () => {
  const section = sectionOf(pageOf('README.md'), /couvert aujourd'hui/)
  const rows = section.split('\n').filter((line) => line.startsWith('|') && /\(`[a-z]+`\)/.test(line))
  const told = rows.map((row) => {
    const [, chapter = '', scenarios] = row.split('|')
    return [/\(`([a-z]+)`\)/.exec(chapter)?.[1], Number(scenarios)]
  })
  expect(told).toEqual(suites.map(({ id, entries }) => [id, entries.length]))
})

test('docs/verdicts.md lists the verdicts in the order of precedence, by the names of the reports', () => {
  const rows = sectionOf(pageOf('docs/verdicts.md'), /^La liste$/).split('\n')
  const told = rows.filter((row) => row.startsWith('| `')).map((row) => row.split('|').slice(1, 3))
  expect(told.map((cells) => cells.map((cell) => cell.trim()))).toEqual(
    verdicts.map((verdict) => [`\`${verdict}\``, verdictWords[verdict].name.fr]),
  )
})

test('pictures are light enough for a slow link', () => {
  const folder = join(root, 'docs/images')
  const heavy = readdirSync(folder).filter((file) => statSync(join(folder, file)).size > 250_000)
  expect(readdirSync(folder).length).toBeGreaterThan(0)
  expect(heavy).toEqual([])
})
