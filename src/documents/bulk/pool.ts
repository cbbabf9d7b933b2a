import { Worker } from 'node:worker_threads'
import { messageOf } from '../../model/errors.ts'
import { abandoned, type JudgeSource, type Judging, type Outcome } from './judge-source.ts'
import type { Source } from './source.ts'

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

type Answer = Outcome | { readonly failed: string }

/** Waits for the answer of a thread, or for its end: a file that no thread survives must not stop the others. */
const ask = (worker: Worker, source: Source): Promise<Answer & { readonly ended?: boolean }> =>
  new Promise((resolve) => {
    const settle = (answer: Answer, ended: boolean): void => {
      worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
      resolve({ ...answer, ended })
    }
    worker.once('message', (answer: Answer) => settle(answer, false))
    worker.once('error', (error) => settle({ failed: messageOf(error) }, true))
    worker.once('exit', (code) => settle({ failed: `the thread ended with code ${code}` }, true))
    worker.postMessage(source, 'bytes' in source ? [source.bytes.buffer] : [])
  })

/** Starts threads as they are needed, `most` at once; each compiles its own rules, once. */
export const openPool = (judging: Judging, most: number): Pool => {
  const idle: Worker[] = []
  const waiting: ((worker: Worker) => void)[] = []
  const all = new Set<Worker>()
  const start = (): Worker => {
    const worker = new Worker(workerFile, { workerData: judging, resourceLimits })
    all.add(worker)
    return worker
  }
  const take = (): Promise<Worker> => {
    const free = idle.pop()
    if (free) return Promise.resolve(free)
    if (all.size < most) return Promise.resolve(start())
    return new Promise((resolve) => waiting.push(resolve))
  }
  const give = (worker: Worker): void => {
    const next = waiting.shift()
    if (next) next(worker)
    else idle.push(worker)
  }
  return {
    judge: async (source) => {
      const worker = await take()
      const { file } = source
      const answer = await ask(worker, source)
      if (answer.ended) {
        all.delete(worker)
        // Those who wait need a thread in place of the one that ended.
        if (waiting.length > 0) give(start())
      } else give(worker)
      return 'failed' in answer ? abandoned({ file, path: file }, answer.failed, judging) : answer
    },
    close: async () => {
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}
