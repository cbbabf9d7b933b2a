import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { openBench } from '../bench/open.ts'
import { referenceConfig } from '../bench/reference-product.ts'
import { temporaryFolder } from './cli.fixture.ts'
import { blockOf, idsOfTableAfter, pageOf, root, sectionOf } from './docs.fixture.ts'
import { reportOf, runIn, verdictsOf } from './e2e.fixture.ts'
import { hostedRun, vendorProject } from './vendor-project.fixture.ts'

const page = pageOf('docs/library.md')

/** Runs a program of the page in a folder of its own, and gives what it printed. */
const runProgram = async (info: string): Promise<{ readonly folder: string; readonly lines: readonly string[] }> => {
  const folder = temporaryFolder()
  const program = join(folder, 'program.mjs')
  const index = pathToFileURL(join(root, 'src/index.ts'))
  writeFileSync(program, blockOf(page, info).replace("'banc-segur'", `'${index}'`))
  const { stdout } = await promisify(execFile)(process.execPath, [program], { cwd: folder })
  return { folder, lines: stdout.trimEnd().split('\n') }
}

describe('the programs of docs/library.md', { timeout: 150_000 }, () => {
  test('one plays two scenarios and leaves their dossier', async () => {
    const { folder, lines } = await runProgram('js run.mjs')
    expect(lines).toEqual([
      expect.stringMatching(/^INS\/va1\.41\.01 pass \d+$/),
      expect.stringMatching(/^INS\/va1\.52\.01 pass \d+$/),
      'true',
    ])
    expect(existsSync(join(folder, 'dossier/latest/report.html'))).toBe(true)
  })

  test('the other is interrupted and goes on', async () => {
    const { folder, lines } = await runProgram('js resume.mjs')
    expect(lines.at(-1)).toBe('pass pass')
    expect(lines.slice(0, -1)).toContain('DMP/CONF.09.01 BANC-INTERRUPTED')
    expect(Object.values(verdictsOf(reportOf(runIn(join(folder, 'dossier')))))).toEqual(['pass', 'pass'])
  })

  test('the Vitest file hosts the scenarios that its command names', async () => {
    const project = vendorProject(blockOf(page, 'js segur.test.mjs'))
    const pattern = /-t "(.+)"/.exec(blockOf(page, 'sh vitest'))?.[1] ?? ''
    const told = await hostedRun(project, '-t', pattern)
    expect(told.code, told.stdout).toBe(0)
    const passed = told.tests.filter(({ status }) => status === 'passed').map(({ title }) => title)
    expect(passed).toEqual([expect.stringMatching(/^INS\/va1\.41\.01 /)])
  })
})

test('docs/library.md tells every member of a bench and every export', async () => {
  const bench = await openBench(referenceConfig([]), { out: temporaryFolder() })
  await bench.finish()
  const section = sectionOf(page, /^Un banc$/)
  expect(idsOfTableAfter(section, '**Membres**').toSorted()).toEqual(Object.keys(bench).toSorted())
  const exported = sectionOf(page, /^Ce que le paquet exporte$/)
  for (const name of Object.keys(await import('../index.ts'))) expect(exported, name).toContain(`\`${name}\``)
  expect(Object.keys(await import('../vitest.ts'))).toEqual(['hostScenarios'])
})
