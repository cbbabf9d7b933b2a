import type { Config } from '../model/config.ts'
import { BancError } from '../model/errors.ts'
import type { Capabilities, Pilot } from '../model/pilot.ts'
import type { Text } from '../model/text.ts'
import { productLeft, productNotReady, silence } from './product-problems.ts'
import { launch, type ProductProcess } from './product-process.ts'
import type { Sink } from './services.ts'

const defaultReadyMs = 20_000
const pollMs = 20
/** How long a product may take to show that it is alive, between two scenarios. */
const aliveMs = 2_000

/** How long whoever may still listen at the pilot's address is given to answer. */
const leftOverMs = 1_000

/** How long a process that has closed its sockets may take to be gone. */
const exitingMs = 100

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

/** What surrounds a product: its environment file, where what happens to it goes, and when to give up. */
export interface ProductSetting {
  readonly environmentFile: string
  readonly sink: Sink
  readonly interrupted: AbortSignal
  /** Whether the pilot answers only while the product runs: over HTTP. A file stays when its product has gone. */
  readonly pilotIsProduct: boolean
}

/**
 * Whoever answers before the product was started is another one, most often left by a bench that was killed: driven in
 * its place, it would be judged for it. @throws BancError BANC-PRODUCT-LEFT
 */
const refuseLeftOver = async (pilot: Pilot, interrupted: AbortSignal): Promise<void> => {
  const found = await inTime(pilot.capabilities(), leftOverMs, interrupted).catch((error: unknown) => error)
  interrupted.throwIfAborted()
  if (!(found instanceof Error)) throw productLeft((found as Capabilities).product)
  if (found instanceof BancError && found.code !== 'BANC-PILOT-UNREACHABLE') throw productLeft(undefined)
}

/** Whether a product that was started has died or, alive, does not answer any more. */
const isGone = async (running: ProductProcess, pilot: Pilot, interrupted: AbortSignal): Promise<boolean> => {
  if (running.exited()) return true
  const answers = await inTime(pilot.capabilities(), aliveMs, interrupted).then(
    () => true,
    () => false,
  )
  // One that has just refused a connection may be about to exit: that exit is its own.
  if (!answers) await pause(exitingMs)
  return !answers
}

/**
 * Starts the product as the configuration says and waits until its pilot answers.
 * @throws BancError BANC-PRODUCT-LEFT, BANC-PRODUCT-UNREACHABLE, BANC-PILOT-UNREACHABLE, BANC-PILOT-REFUSED, BANC-PILOT-CONTRACT
 */
export const startProduct = async (
  start: Config['product']['start'],
  pilot: Pilot,
  { environmentFile, sink, interrupted, pilotIsProduct }: ProductSetting,
): Promise<RunningProduct> => {
  if (start.kind === 'none') {
    sink.append('product.started', { kind: 'none' })
    const once = { timeoutMs: defaultReadyMs, again: false, died: () => undefined, interrupted }
    return { capabilities: await ready(pilot, once), revive: async () => {}, stop: async () => {} }
  }
  if (pilotIsProduct) await refuseLeftOver(pilot, interrupted)
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
        await running.stop()
        running = launch(start, environmentFile, sink)
        await waitReady()
      },
      stop: () => running.stop(),
    }
  } catch (error) {
    await running.stop()
    throw error
  }
}
