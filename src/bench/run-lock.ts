import { randomUUID } from 'node:crypto'
import {
  constants,
  copyFileSync,
  linkSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
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
 * Gives a file this process's number, and `named` to the whole of it at once: who finds the name never reads half of it. A
 * link planted there is not followed.
 */
const numbered = (lock: string, named: (own: string) => void): boolean => {
  const own = `${lock}.${randomUUID()}`
  try {
    writeFileSync(own, `${process.pid}\n`, { flag: 'wx', mode: 0o600 })
    named(own)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw outProblem(lock, error)
  } finally {
    rmSync(own, { force: true })
  }
}

const withoutLinks: readonly (string | undefined)[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']

const created = (lock: string): boolean =>
  numbered(lock, (own) => {
    try {
      linkSync(own, lock)
    } catch (error) {
      if (!withoutLinks.includes((error as NodeJS.ErrnoException).code)) throw error
      copyFileSync(own, lock, constants.COPYFILE_EXCL)
    }
  })

/** Benches that died while they took over from one another: more of them is no accident. */
const mostDead = 8

/**
 * Takes a lock, from a bench that has died too: of several that find its lock at once, the one that holds the lock's own
 * lock replaces it, and the others are refused.
 */
const taken = (folder: string, lock: string, depth = 0): void => {
  const refuse = (): void => {
    const holder = holderOf(folder, lock)
    if (holder !== undefined || depth > mostDead) throw runIsOpen(folder, lock, holder ?? 0)
  }
  refuse()
  if (created(lock)) return
  refuse()
  const over = `${lock}+`
  taken(folder, over, depth + 1)
  try {
    refuse()
    numbered(lock, (own) => renameSync(own, lock))
  } finally {
    rmSync(over, { force: true })
  }
}

/**
 * Takes a run's folder for one bench: two that wrote in one journal would break its chain. Gives the way to leave it.
 * @throws BancError BANC-RUN-OPEN, BANC-OUT
 */
export const takeRun = (named: string): (() => void) => {
  const folder = realpathSync(named)
  const lock = join(folder, 'run.lock')
  taken(folder, lock)
  held.add(folder)
  return () => {
    held.delete(folder)
    rmSync(lock, { force: true })
  }
}
