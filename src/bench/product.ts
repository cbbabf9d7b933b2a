import { type ChildProcess, spawn } from 'node:child_process'
import type { Config } from '../model/config.ts'
import { BancError, messageOf } from '../model/errors.ts'
import type { Capabilities, Pilot } from '../model/pilot.ts'
import type { Text } from '../model/text.ts'
import { productNotReady, silence, stoppedByItself } from './product-problems.ts'
import type { Sink } from './services.ts'

const defaultReadyMs = 20_000
const graceMs = 5_000
const pollMs = 60
/** How long a product may take to show that it is alive, between two scenarios. */
const aliveMs = 2_000

/** A product that the bench watches over. */
export interface RunningProduct {
  readonly capabilities: Capabilities
  /** Starts it again when it has died since the last scenario, at most a few times. */
  readonly revive: () => Promise<void>
  readonly stop: () => Promise<void>
}

const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms))

/** The promise's value, unless the time is over or the user asks to stop first. */
const inTime = async <T>(promise: Promise<T>, ms: number, interrupted: AbortSignal): Promise<T> => {
  const given = AbortSignal.any([AbortSignal.timeout(Math.max(1, Math.round(ms))), interrupted])
  const over = new Promise<never>((_, reject) => {
    given.addEventListener('abort', () => reject(silence(ms)), { once: true })
  })
  return Promise.race([promise, over])
}

interface Patience {
  readonly timeoutMs: number
  /** Whether to ask again while there is time: a product that the bench has just started needs some. */
  readonly again: boolean
  readonly died: () => Text | undefined
  readonly interrupted: AbortSignal
}

const ready = async (pilot: Pilot, { timeoutMs, again, died, interrupted }: Patience): Promise<Capabilities> => {
  const until = performance.now() + timeoutMs
  for (;;) {
    interrupted.throwIfAborted()
    const dead = died()
    if (dead) throw productNotReady('product.start', dead)
    try {
      return await inTime(pilot.capabilities(), until - performance.now(), interrupted)
    } catch (error) {
      interrupted.throwIfAborted()
      if (error instanceof BancError && error.code === 'BANC-PILOT-CONTRACT') throw error
      if (!again) throw error
      if (performance.now() > until) {
        const last = error instanceof BancError && error.where !== 'pilot' ? error : undefined
        throw productNotReady('product.start.readyTimeoutMs', silence(timeoutMs).what, last)
      }
      await pause(pollMs)
    }
  }
}

interface Running {
  readonly child: ChildProcess
  exited: boolean
  stopping: boolean
  readonly died: () => Text | undefined
}

const launch = (
  start: Extract<Config['product']['start'], { kind: 'command' }>,
  environmentFile: string,
  sink: Sink,
): Running => {
  const [program = '', ...args] = start.command
  const child = spawn(program, args, {
    cwd: start.cwd,
    env: { ...process.env, ...start.env, BANC_ENVIRONMENT: environmentFile },
    // Standard input stays open as long as the bench lives: a product that watches it never outlives a killed bench.
    stdio: ['pipe', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C reaches the bench alone, which then stops the product and its children.
    detached: process.platform !== 'win32',
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
  const running: Running = {
    child,
    exited: false,
    stopping: false,
    died: () => (running.exited ? stoppedByItself(child, Buffer.concat(err).toString('utf8')) : undefined),
  }
  const ended = (code: number | null, signal: string | null) => {
    if (running.exited) return
    running.exited = true
    try {
      sink.append('product.exited', {
        code,
        signal,
        expected: running.stopping,
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
  return running
}

const signal = ({ child }: Running, name: 'SIGTERM' | 'SIGKILL'): void => {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(name)
    else process.kill(-child.pid, name)
  } catch {
    // It has gone in the meantime: nothing left to stop.
  }
}

const stop = async (running: Running): Promise<void> => {
  // One that has just refused a connection may be about to exit: that exit is its own.
  running.stopping = running.child.exitCode === null && running.child.signalCode === null
  signal(running, 'SIGTERM')
  for (let waited = 0; !running.exited && waited < graceMs; waited += pollMs) await pause(pollMs)
  if (!running.exited) signal(running, 'SIGKILL')
  for (let waited = 0; !running.exited && waited < graceMs; waited += pollMs) await pause(pollMs)
}

/** What surrounds a product: its environment file, where what happens to it goes, and when to give up. */
export interface ProductSetting {
  readonly environmentFile: string
  readonly sink: Sink
  readonly interrupted: AbortSignal
}

/** Whether a product that was started has died or, alive, does not answer any more. */
const isGone = async (running: Running, pilot: Pilot, interrupted: AbortSignal): Promise<boolean> => {
  if (running.exited) return true
  return inTime(pilot.capabilities(), aliveMs, interrupted).then(
    () => false,
    () => true,
  )
}

/**
 * Starts the product as the configuration says and waits until its pilot answers.
 * @throws BancError BANC-PRODUCT-UNREACHABLE, BANC-PILOT-UNREACHABLE, BANC-PILOT-REFUSED, BANC-PILOT-CONTRACT
 */
export const startProduct = async (
  start: Config['product']['start'],
  pilot: Pilot,
  { environmentFile, sink, interrupted }: ProductSetting,
): Promise<RunningProduct> => {
  if (start.kind === 'none') {
    sink.append('product.started', { kind: 'none' })
    const once = { timeoutMs: defaultReadyMs, again: false, died: () => undefined, interrupted }
    return { capabilities: await ready(pilot, once), revive: async () => {}, stop: async () => {} }
  }
  const timeoutMs = start.readyTimeoutMs ?? defaultReadyMs
  let running = launch(start, environmentFile, sink)
  const waitReady = () => ready(pilot, { timeoutMs, again: true, died: running.died, interrupted })
  let revivals = 3
  try {
    const capabilities = await waitReady()
    return {
      capabilities,
      revive: async () => {
        if (revivals === 0 || !(await isGone(running, pilot, interrupted))) return
        revivals -= 1
        await stop(running)
        running = launch(start, environmentFile, sink)
        await waitReady()
      },
      stop: () => stop(running),
    }
  } catch (error) {
    await stop(running)
    throw error
  }
}
