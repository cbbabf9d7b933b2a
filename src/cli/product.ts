import { type ChildProcess, spawn } from 'node:child_process'
import type { Config } from '../model/config.ts'
import { BancError, messageOf } from '../model/errors.ts'
import type { Capabilities, Pilot } from '../model/pilot.ts'
import type { Sink } from './services.ts'

const defaultReadyMs = 20_000
const graceMs = 5_000
const pollMs = 60

/** A product that the bench watches over. */
export interface RunningProduct {
  readonly capabilities: Capabilities
  /** Starts it again when it has died since the last scenario, at most a few times. */
  readonly revive: () => Promise<void>
  readonly stop: () => Promise<void>
}

const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms))

const notReady = (where: string, said: string, tail: string): BancError =>
  new BancError({
    code: 'BANC-PRODUCT-UNREACHABLE',
    what: {
      fr: `Le produit n’est pas prêt : ${said}.${tail}`,
      en: `The product is not ready: ${said}.${tail}`,
    },
    where,
    todo: {
      fr: 'Vérifiez la commande de démarrage et l’adresse du pilote ; « doctor » les éprouve séparément.',
      en: 'Check the start command and the address of the pilot; "doctor" tries them one by one.',
    },
  })

const ready = async (pilot: Pilot, timeoutMs: number, died: () => string | undefined): Promise<Capabilities> => {
  const until = performance.now() + timeoutMs
  for (;;) {
    const dead = died()
    if (dead !== undefined) throw notReady('product.start', dead, '')
    try {
      return await pilot.capabilities()
    } catch (error) {
      if (error instanceof BancError && error.code === 'BANC-PILOT-CONTRACT') throw error
      if (performance.now() > until) {
        throw notReady('pilot', error instanceof BancError ? error.what.fr.replace(/\.$/, '') : messageOf(error), '')
      }
      await pause(pollMs)
    }
  }
}

interface Running {
  readonly child: ChildProcess
  exited: boolean
  stopping: boolean
  readonly tail: () => string
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
    stdio: ['ignore', 'pipe', 'pipe'],
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
    tail: () => Buffer.concat(err).toString('utf8').trim().split('\n').slice(-5).join(' | '),
  }
  const ended = (code: number | null, signal: string | null) => {
    if (running.exited) return
    running.exited = true
    sink.append('product.exited', {
      code,
      signal,
      expected: running.stopping,
      stdout: sink.put(Buffer.concat(out), 'text/plain'),
      stderr: sink.put(Buffer.concat(err), 'text/plain'),
    })
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
  running.stopping = true
  signal(running, 'SIGTERM')
  for (let waited = 0; !running.exited && waited < graceMs; waited += pollMs) await pause(pollMs)
  if (!running.exited) signal(running, 'SIGKILL')
  for (let waited = 0; !running.exited && waited < graceMs; waited += pollMs) await pause(pollMs)
}

/** Starts the product as the configuration says and waits until its pilot answers. */
export const startProduct = async (
  start: Config['product']['start'],
  pilot: Pilot,
  environmentFile: string,
  sink: Sink,
): Promise<RunningProduct> => {
  if (start.kind === 'none') {
    sink.append('product.started', { kind: 'none' })
    const capabilities = await ready(pilot, 0, () => undefined)
    return { capabilities, revive: async () => {}, stop: async () => {} }
  }
  const readyMs = start.readyTimeoutMs ?? defaultReadyMs
  let running = launch(start, environmentFile, sink)
  const died = () => (running.exited ? `il s’est arrêté (${running.tail() || 'sans message'})` : undefined)
  const waitReady = () => ready(pilot, readyMs, died)
  let revivals = 3
  try {
    const capabilities = await waitReady()
    return {
      capabilities,
      revive: async () => {
        if (!running.exited || revivals === 0) return
        revivals -= 1
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
