import { Tinypool } from 'tinypool'
import { type JudgeSource, type Judging, judgeSourceWith, type Outcome } from './judge-source.ts'
import type { Source } from './source.ts'

const judging: Judging = Tinypool.workerData
let judge: JudgeSource | undefined

// The pool hears of a thread that fails, not of one that leaves: whoever would leave fails, and the pool tells the file.
const leave = process.exit
process.exit = (code) => {
  throw new Error(`the thread ended with code ${code ?? process.exitCode ?? 0}`)
}

// A thread that already fails has told the pool, and leaves: to stop it here would print a stack that tells nobody anything.
process.on('uncaughtExceptionMonitor', () => {
  process.exit = leave
})

/** Judges one file. The rules are opened at the first, so that what is wrong with them is told of a file. */
export default (source: Source): Promise<Outcome> => {
  judge ??= judgeSourceWith(judging)
  return judge(source)
}
