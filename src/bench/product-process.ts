import { type ChildProcess, spawn } from 'node:child_process'
import type { Config } from '../model/config.ts'
import { messageOf } from '../model/errors.ts'
import type { Text } from '../model/text.ts'
import { stoppedByItself } from './product-problems.ts'
import type { Sink } from './services.ts'

const graceMs = 5_000
const pollMs = 20

/** A process of a product, as long as it lives and after. */
export interface ProductProcess {
  readonly exited: () => boolean
  /** How it came to its end; undefined while it lives. */
  readonly died: () => Text | undefined
  /** Asks it and its children to end, then makes them; ends when they have. */
  readonly stop: () => Promise<void>
}

const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms))

const send = (child: ChildProcess, name: 'SIGTERM' | 'SIGKILL'): void => {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(name)
    else process.kill(-child.pid, name)
  } catch {
    // It has gone in the meantime: nothing left to stop.
  }
}

/** Products that run: a process that exits without finishing its benches leaves none behind. */
const running = new Set<ChildProcess>()
const stopAllAtExit = (): void => {
  for (const child of running) send(child, 'SIGTERM')
}

const enter = (child: ChildProcess): void => {
  if (running.size === 0) process.on('exit', stopAllAtExit)
  running.add(child)
}

const leave = (child: ChildProcess): void => {
  running.delete(child)
  if (running.size === 0) process.off('exit', stopAllAtExit)
}

/** Starts the product's command; its start and its end, with all that it said, go to the sink. */
export const launch = (
  start: Extract<Config['product']['start'], { kind: 'command' }>,
  environmentFile: string,
  sink: Sink,
): ProductProcess => {
  const [program = '', ...args] = start.command
  const child = spawn(program, args, {
    cwd: start.cwd,
    env: { ...process.env, ...start.env, BANC_ENVIRONMENT: environmentFile },
    // Standard input stays open as long as the bench lives: a product that watches it never outlives a killed bench.
    stdio: ['pipe', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C reaches the bench alone, which then stops the product and its children.
    detached: process.platform !== 'win32',
  })
  enter(child)
  const out: Buffer[] = []
  const err: Buffer[] = []
  let exited = false
  let stopping = false
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
  const ended = (code: number | null, signal: string | null) => {
    if (exited) return
    exited = true
    leave(child)
    try {
      sink.append('product.exited', {
        code,
        signal,
        expected: stopping,
        stdout: sink.put(Buffer.concat(out), 'text/plain'),
        stderr: sink.put(Buffer.concat(err), 'text/plain'),
      })
    } catch {
      // A journal that cannot be written tells it to whoever appends next; an event of a process has nobody to tell.
    }
  }
  child.once('error', (error) => {
    err.push(Buffer.from(messageOf(error)))
    ended(null, null)
  })
  child.once('close', ended)
  sink.append('product.started', {
    kind: 'command',
    command: start.command.join(' '),
    ...(child.pid === undefined ? {} : { pid: child.pid }),
  })
  const gone = async (): Promise<boolean> => {
    for (let waited = 0; !exited && waited < graceMs; waited += pollMs) await pause(pollMs)
    return exited
  }
  return {
    exited: () => exited,
    died: () => (exited ? stoppedByItself(child, Buffer.concat(err).toString('utf8')) : undefined),
    stop: async () => {
      // One that has just refused a connection may be about to exit: that exit is its own.
      stopping = child.exitCode === null && child.signalCode === null
      send(child, 'SIGTERM')
      if (await gone()) return
      send(child, 'SIGKILL')
      await gone()
    },
  }
}
