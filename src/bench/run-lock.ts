import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runIsOpen } from './bench-problems.ts'
import { outProblem } from './run-folder.ts'

/** Runs that this process plays: its own number in a lock may also be one that a container gives to every process. */
const held = new Set<string>()

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The process that plays the run of this folder; undefined when there is none, or when it has died. */
const holderOf = (folder: string, lock: string): number | undefined => {
  if (held.has(folder)) return process.pid
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    return pid > 0 && pid !== process.pid && isAlive(pid) ? pid : undefined
  } catch {
    return undefined
  }
}

/**
 * Takes a run's folder for one bench: two that wrote in one journal would break its chain. Gives the way to leave it.
 * @throws BancError BANC-RUN-OPEN, BANC-OUT
 */
export const takeRun = (named: string): (() => void) => {
  const folder = realpathSync(named)
  const lock = join(folder, 'run.lock')
  const holder = holderOf(folder, lock)
  if (holder !== undefined) throw runIsOpen(folder, lock, holder)
  try {
    writeFileSync(lock, `${process.pid}\n`)
  } catch (error) {
    throw outProblem(lock, error)
  }
  held.add(folder)
  return () => {
    held.delete(folder)
    rmSync(lock, { force: true })
  }
}
