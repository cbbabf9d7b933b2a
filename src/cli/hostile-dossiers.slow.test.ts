import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealedDossier } from '../bench/sealed-dossier.fixture.ts'
import { hostileDossiers } from './hostile-dossiers.fixture.ts'
import type { CommandName, Outcome, Request } from './hostile-reader.fixture.ts'

const workshop = mkdtempSync(join(tmpdir(), 'banc-segur-hostile-'))
let reader: ChildProcess

const startReader = (): void => {
  reader = fork(fileURLToPath(new URL('hostile-reader.fixture.ts', import.meta.url)), { execArgv: [], silent: true })
}

const restartReader = (): void => {
  reader.kill('SIGKILL')
  startReader()
}

beforeAll(async () => {
  await sealedDossier(join(workshop, 'recorded'))
  startReader()
})
afterAll(() => {
  reader.kill('SIGKILL')
  rmSync(workshop, { recursive: true })
})

/** What every command does with a dossier, in another process: one that hangs or dies is seen from here. */
const readBy = (request: Request): Promise<readonly Outcome[]> =>
  new Promise((resolve, reject) => {
    const died = (code: number | null, signal: string | null) => reject(new Error(`the reader died: ${code ?? signal}`))
    reader.once('exit', died)
    reader.once('message', (outcomes: readonly Outcome[]) => {
      reader.off('exit', died)
      resolve(outcomes)
    })
    reader.send(request)
  })

const small: readonly CommandName[] = ['verify', 'replay', 'report json']

/** Each command in a process of its own, as a person starts it: what it weighs is told for it alone. */
const apart = async (folder: string, names: readonly CommandName[]): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = []
  for (const name of names) {
    restartReader()
    outcomes.push(...(await readBy({ folder, names: [name] })))
  }
  return outcomes
}

test('there are sixty hostile dossiers and more', () => {
  expect(hostileDossiers.length).toBeGreaterThanOrEqual(60)
})

const most = { ms: 5_000, megabytes: 300 }

test.each(hostileDossiers)('$what: a sentence and a code, soon, in little memory', async ({ make, whole }) => {
  const folder = join(mkdtempSync(join(workshop, 'x-')), 'dossier')
  mkdirSync(folder)
  make(folder)
  const together = whole ? [] : await readBy({ folder, names: small })
  // Memory is that of a process since it began: what has filled a shared one is read again, each command by itself.
  const isHeavy = together.some(({ peak }) => peak > 200)
  if (isHeavy) restartReader()
  const outcomes = whole
    ? await apart(folder, ['replay', 'report html'])
    : isHeavy
      ? await apart(folder, small)
      : together
  for (const { command, code, said, raw, crash, ms, peak } of outcomes) {
    expect(crash, command).toBeUndefined()
    expect(raw, `${command} wrote what a terminal obeys: ${JSON.stringify(said)}`).toBe(false)
    expect(ms, command).toBeLessThan(most.ms)
    expect(peak, command).toBeLessThan(most.megabytes)
    if (whole || command.startsWith('report')) continue
    expect(code, `${command}: ${said}`).toBeGreaterThan(0)
    expect(said, command).toMatch(/BANC-[A-Z]+(?:-[A-Z]+)* \(.+\) : .+\./)
  }
  rmSync(folder, { recursive: true })
})
