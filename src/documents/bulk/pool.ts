import { setTimeout as wait } from 'node:timers/promises'
import { Tinypool } from 'tinypool'
import { messageOf } from '../../model/errors.ts'
import type { JudgeSource, Judging, Outcome } from './judge-source.ts'
import { abandoned } from './unjudged.ts'

/** Threads that judge files. `close` ends them. */
export interface Pool {
  readonly judge: JudgeSource
  close(): Promise<void>
}

/** Compiled, the package has no TypeScript: the worker lies beside this file with the same extension. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/**
 * What a document leaves behind is short-lived: a small young generation takes a third less memory and hardly more time. The old
 * one has no limit of its own, since a large document needs what it needs.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 16 }

/** How long threads that are still loading their modules hold the end up, at most, in milliseconds. */
const patience = 10_000

/** A thread has loaded its modules when it first speaks: one that is stopped before may take the whole process with it. */
const loaded = (thread: Tinypool['threads'][number]): Promise<void> =>
  new Promise((resolve) => {
    for (const event of ['message', 'error', 'exit']) thread.once(event, () => resolve())
  })

/**
 * Starts `count` threads, each of which compiles its own rules, once, and judges one file at a time.
 * @param filename a module whose default export judges one file
 */
export const openPool = (judging: Judging, count: number, filename: URL = workerFile): Pool => {
  const threads = new Tinypool({
    filename,
    workerData: judging,
    resourceLimits,
    maxThreads: count,
    // Those who wait need a thread in place of one that ended: only a thread below the minimum is replaced.
    minThreads: count,
    // A thread that waits by Atomics.wait is deaf to all else, for microseconds that nobody sees beside a document.
    useAtomics: false,
  })
  // A thread that fails between two files leaves none untold, and another takes its place.
  threads.on('error', () => {})
  const begun = new Map(threads.threads.map((thread) => [thread, loaded(thread)] as const))
  return {
    // A file that no thread survives must not stop the others.
    judge: (source) =>
      threads
        .run(source, 'bytes' in source ? { transferList: [source.bytes.buffer] } : {})
        .catch((error: unknown): Outcome => abandoned(source, messageOf(error), judging)),
    close: async () => {
      // One that took the place of another has been waited for by its file.
      const starting = Promise.all(threads.threads.map((thread) => begun.get(thread)))
      await Promise.race([starting, wait(patience, undefined, { ref: false })])
      await threads.destroy()
    },
  }
}
