import { BancError, messageOf } from '../model/errors.ts'
import { replay } from './commands/replay.ts'
import { report } from './commands/report.ts'
import { verify } from './commands/verify.ts'

/** What a reader of a dossier does with it. */
export const commands = {
  verify: async (folder: string) => verify(folder, {}),
  replay: (folder: string) => replay(folder, {}),
  'report html': (folder: string) => report(folder, { format: 'html' }),
  'report json': (folder: string) => report(folder, { format: 'json' }),
  'report junit': (folder: string) => report(folder, { format: 'junit' }),
}

export type CommandName = keyof typeof commands

/** What one command did with one dossier. */
export interface Outcome {
  readonly command: CommandName
  readonly code: number
  /** The first characters of both streams. */
  readonly said: string
  /** Something that a terminal obeys reached it. */
  readonly raw: boolean
  /** The command failed otherwise than by a sentence. */
  readonly crash: string | undefined
  /** Milliseconds of processor: those of the clock depend on who else is at work. */
  readonly ms: number
  /** Largest memory of this process so far, in MB. */
  readonly peak: number
}

/** All but our own line ends, and the tabs of a page. */
const obeyed = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/

const kept = 4_000

const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return Math.round((user + system) / 1000)
}

const outcomeOf = async (command: CommandName, folder: string): Promise<Outcome> => {
  let said = ''
  let raw = false
  const take = (text: unknown): boolean => {
    const piece = String(text)
    raw ||= obeyed.test(piece)
    if (said.length < kept) said += piece.slice(0, kept)
    return true
  }
  const { write: out } = process.stdout
  const { write: err } = process.stderr
  process.stdout.write = take
  process.stderr.write = take
  const start = process.cpuUsage()
  let code = 3
  let crash: string | undefined
  try {
    code = await commands[command](folder)
  } catch (error) {
    if (error instanceof BancError) {
      code = error.exitCode
      take(`${error.describe('fr')}\n`)
    } else crash = error instanceof Error ? (error.stack ?? error.message) : messageOf(error)
  } finally {
    process.stdout.write = out
    process.stderr.write = err
  }
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  return { command, code, said, raw, crash, ms: cpuMs(start), peak }
}

/** A dossier, and what is done with it, in order. */
export interface Request {
  readonly folder: string
  readonly names: readonly CommandName[]
}

// Started by a test as a process of its own.
process.on('message', ({ folder, names }: Request) => {
  void (async () => {
    const outcomes: Outcome[] = []
    for (const command of names) outcomes.push(await outcomeOf(command, folder))
    process.send?.(outcomes)
  })()
})
