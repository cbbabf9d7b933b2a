import { type ChildProcess, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import type { Config } from '../model/config.ts'
import { messageOf } from '../model/errors.ts'
import type { Text } from '../model/text.ts'
import { keptOutput } from './kept-output.ts'
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

/** Reads until its input ends, which is the bench's end however it came, then ends the group of its first argument. */
const watchScript = 'read -r _; kill -s TERM -- "-$0"; sleep 5; kill -s KILL -- "-$0"'

/**
 * Has a product stopped when this process dies before it could: killed, or a test runner's worker. Gives the way to end
 * the watch. Windows has no such shell: there a product that must not outlive the bench watches its standard input.
 */
const watchOver = ({ pid }: ChildProcess): (() => void) => {
  if (pid === undefined || process.platform === 'win32') return () => {}
  const watch = spawn('sh', ['-c', watchScript, String(pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  // A machine without a shell does without the watch; and a watch keeps nobody up.
  watch.on('error', () => {})
  watch.stdin.on('error', () => {})
  watch.unref()
  if (watch.stdin instanceof Socket) watch.stdin.unref()
  return () => void watch.kill('SIGKILL')
}

/** Starts the product's command; its start and its end, with what it said (of a flood, both ends), go to the sink. */
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
  const endWatch = watchOver(child)
  const out = keptOutput()
  const err = keptOutput()
  let exited = false
  let stopping = false
  child.stdout?.on('data', out.add)
  child.stderr?.on('data', err.add)
  const ended = (code: number | null, signal: string | null) => {
    if (exited) return
    exited = true
    endWatch()
    try {
      sink.append('product.exited', {
        code,
        signal,
        expected: stopping,
        stdout: sink.put(out.bytes(), 'text/plain'),
        stderr: sink.put(err.bytes(), 'text/plain'),
        ...(out.unkept() + err.unkept() > 0 ? { unkept: { stdout: out.unkept(), stderr: err.unkept() } } : {}),
      })
    } catch {
      // A journal that cannot be written tells it to whoever appends next; an event of a process has nobody to tell.
    }
  }
  child.once('error', (error) => {
    err.add(Buffer.from(messageOf(error)))
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
    died: () => (exited ? stoppedByItself(child, Buffer.from(err.bytes()).toString('utf8')) : undefined),
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
