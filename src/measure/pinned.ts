import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** Whether processes can be tied to a core here. */
export const canPin: boolean = spawnSync('taskset', ['-p', String(process.pid)]).status === 0

/** Starts a script of this folder in a process of its own, on one core where that can be done. */
export const pinned = (core: number, script: string, args: readonly string[] = []): ChildProcess => {
  const node = [process.execPath, fileURLToPath(new URL(script, import.meta.url)), ...args]
  const [command = process.execPath, ...rest] = canPin ? ['taskset', '-c', String(core), ...node] : node
  return spawn(command, rest, { stdio: ['pipe', 'pipe', 'inherit'] })
}

/** The first line that a process writes, as JSON. @throws when it ends before */
export const firstLine = async <T>(child: ChildProcess): Promise<T> => {
  if (child.stdout === null) throw new Error('the process has no output')
  const lines = createInterface(child.stdout)
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the process ended with code ${code} before it said anything`)
  })
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string]
  ended.catch(() => undefined)
  lines.close()
  return JSON.parse(line) as T
}
