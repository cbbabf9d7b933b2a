import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
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

test('of several benches that find the lock of a dead one at once, one has the run', async () => {
  const folder = temporaryFolder()
  const dead = spawn(process.execPath, ['-e', ''])
  await once(dead, 'exit')
  writeFileSync(join(folder, 'run.lock'), `${dead.pid}\n`)
  const program = `
    import { takeRun } from '${new URL('run-lock.ts', import.meta.url)}'
    process.stdout.write('ready ')
    process.stdin.once('data', () => {
      try { takeRun(process.argv[1]); process.stdout.write('took\\n') }
      catch (error) { process.stdout.write(error.code + '\\n') }
    })
    process.stdin.once('end', () => process.exit())`
  const benches = Array.from({ length: 4 }, () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder])
    onTestFinished(() => void child.kill('SIGKILL'))
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    return { child, said: () => said }
  })
  await expect.poll(() => benches.every(({ said }) => said() === 'ready '), { timeout: 150_000 }).toBe(true)
  for (const { child } of benches) child.stdin.write('go')
  await expect.poll(() => benches.every(({ said }) => said().endsWith('\n')), { timeout: 150_000 }).toBe(true)
  expect(benches.map(({ said }) => said()).sort()).toEqual([...Array(3).fill('ready BANC-RUN-OPEN\n'), 'ready took\n'])
})

test('a link planted as a lock is not followed', () => {
  const folder = temporaryFolder()
  const elsewhere = join(temporaryFolder(), 'precious')
  writeFileSync(elsewhere, 'precious')
  symlinkSync(elsewhere, join(folder, 'run.lock'))
  takeRun(folder)()
  expect(readFileSync(elsewhere, 'utf8')).toBe('precious')
})
