import { linkSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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

/** Creates the lock, and nothing else that bears its name: a link planted there is not followed. */
const created = (lock: string): boolean => {
  try {
    writeFileSync(lock, `${process.pid}\n`, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw outProblem(lock, error)
  }
}

/**
 * Sets aside a lock whose bench has died. Of two benches that do so at once, one may have moved the other's new lock:
 * it puts that back, and is refused.
 */
const setAside = (folder: string, lock: string): void => {
  const aside = `${lock}.${process.pid}`
  try {
    renameSync(lock, aside)
    const holder = holderOf(folder, aside)
    if (holder !== undefined) {
      linkSync(aside, lock)
      throw runIsOpen(folder, lock, holder)
    }
  } catch (error) {
    // Somebody else has set it aside already: whoever creates the next one has the run.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/**
 * Takes a run's folder for one bench: two that wrote in one journal would break its chain. Gives the way to leave it.
 * @throws BancError BANC-RUN-OPEN, BANC-OUT
 */
export const takeRun = (named: string): (() => void) => {
  const folder = realpathSync(named)
  const lock = join(folder, 'run.lock')
  const refuse = (): void => {
    const holder = holderOf(folder, lock)
    if (holder !== undefined) throw runIsOpen(folder, lock, holder)
  }
  refuse()
  if (!created(lock)) {
    refuse()
    setAside(folder, lock)
    if (!created(lock)) throw runIsOpen(folder, lock, holderOf(folder, lock) ?? 0)
  }
  held.add(folder)
  return () => {
    held.delete(folder)
    rmSync(lock, { force: true })
  }
}
