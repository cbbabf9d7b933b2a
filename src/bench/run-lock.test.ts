import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder, toldBy } from '../cli/cli.fixture.ts'
import { takeRun } from './run-lock.ts'

test('one bench at a time has a run, and may have it again', () => {
  const folder = temporaryFolder()
  const leave = takeRun(folder)
  expect(readFileSync(join(folder, 'run.lock'), 'utf8')).toBe(`${process.pid}\n`)
  expect(toldBy(() => takeRun(folder)).code).toBe('BANC-RUN-OPEN')
  leave()
  expect(existsSync(join(folder, 'run.lock'))).toBe(false)
  takeRun(folder)()
})

test('another process that lives is named; one that has died has left the run', async () => {
  const folder = temporaryFolder()
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  onTestFinished(() => void other.kill('SIGKILL'))
  writeFileSync(join(folder, 'run.lock'), `${other.pid}\n`)
  expect(toldBy(() => takeRun(folder)).what.fr).toContain(`processus ${other.pid}`)
  other.kill('SIGKILL')
  await once(other, 'exit')
  takeRun(folder)()
})

test.each(['', 'x', '-1', String(process.pid)])('a lock that says « %s » holds nobody back', (text) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'run.lock'), text)
  takeRun(folder)()
})
