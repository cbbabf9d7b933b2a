import { parentPort, workerData } from 'node:worker_threads'
import { messageOf } from '../../model/errors.ts'
import { type Judging, judgeSourceWith } from './judge-source.ts'
import type { Source } from './source.ts'

// One file at a time: the pool sends the next when this one is told. What fails unforeseen ends the thread, and the pool tells it.
const judge = judgeSourceWith(workerData as Judging)
parentPort?.on('message', async (source: Source) => {
  try {
    parentPort?.postMessage(await judge(source))
  } catch (error) {
    parentPort?.postMessage({ failed: messageOf(error) })
  }
})
