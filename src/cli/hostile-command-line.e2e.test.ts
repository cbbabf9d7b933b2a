import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealedDossier } from '../bench/sealed-dossier.fixture.ts'
import { type Hostile, hostileDossiers } from './hostile-dossiers.fixture.ts'
import { alone, obeyed, twoAtOnce } from './own-process.fixture.ts'

const workshop = mkdtempSync(join(tmpdir(), 'banc-segur-hostile-alone-'))
beforeAll(async () => void (await sealedDossier(join(workshop, 'recorded'))))
afterAll(() => rmSync(workshop, { recursive: true }))

const commands = ['verify', 'replay', 'report'] as const

/** Chain and bodies are whole, or only the report is wrong: this command has nothing to refuse. */
const mayPass = ({ whole }: Hostile, command: string): boolean => whole === true || command === 'report'

/** What is wrong with what one command did; nothing when it gave a sentence and a code, or what was asked. */
const complaints = async (hostile: Hostile, command: (typeof commands)[number]): Promise<readonly string[]> => {
  const folder = join(mkdtempSync(join(workshop, 'x-')), 'dossier')
  mkdirSync(folder)
  hostile.make(folder)
  const { code, signal, stdout, stderr, peak } = await alone([command, folder])
  rmSync(folder, { recursive: true })
  const said = stdout + stderr
  const [sentence] = /BANC-[A-Z]+(?:-[A-Z]+)* \(.+\) : .+\./.exec(command === 'report' ? stderr : said) ?? []
  const wrong = {
    'was killed': signal !== null,
    'ended without a stable code': code === null || code < 0 || code > 3 || (code === 0 && !mayPass(hostile, command)),
    'gave no sentence': code !== 0 && sentence === undefined && !hostile.whole,
    'gave a stack trace': /\n\s+at .+:\d+:\d+/.test(said) || said.includes('BANC-INTERNAL'),
    'wrote what a terminal obeys': obeyed.test(said),
    'took too much memory': !(peak !== undefined && peak < 300),
  }
  return Object.entries(wrong).flatMap(([what, is]) =>
    is ? [`${command} ${what}: ${hostile.what} (code ${code}, ${peak} MB): ${said.slice(0, 300)}`] : [],
  )
}

// One process each costs half a second: each kind of harm meets one of the three commands, in turn. What every command
// does with every dossier, in one process, is in hostile-dossiers.slow.test.ts.
test('the command line, started as a person does, answers each of 60 hostile dossiers by a sentence and a code', async () => {
  expect(hostileDossiers.length).toBeGreaterThanOrEqual(60)
  const tasks = hostileDossiers.map((hostile, at) => () => complaints(hostile, commands[at % 3] ?? 'verify'))
  expect((await twoAtOnce(tasks)).flat()).toEqual([])
}, 600_000)
