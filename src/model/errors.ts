import type { ErrorCode } from './error-codes.ts'
import { type Lang, say, type Text } from './text.ts'
import { oneLine } from './visible.ts'

/**
 * Anything a user must be told: a stable code, what is wrong, where, and what to do about it.
 * `exitCode` follows the command line's contract: 2 for usage or configuration, 1 for a tampered dossier.
 */
export class BancError extends Error {
  readonly code: string
  readonly what: Text
  readonly where: string | undefined
  readonly todo: Text
  readonly exitCode: number

  constructor(problem: {
    readonly code: ErrorCode
    readonly what: Text
    readonly where?: string | undefined
    readonly todo: Text
    readonly exitCode?: number
    readonly cause?: unknown
  }) {
    super(problem.what.en, { cause: problem.cause })
    this.name = 'BancError'
    this.code = problem.code
    this.what = problem.what
    this.where = problem.where
    this.todo = problem.todo
    this.exitCode = problem.exitCode ?? 2
  }

  /** The sentence that a person reads, on one line: `CODE (where): what. What to do.` */
  describe(lang: Lang): string {
    const place = this.where === undefined ? '' : ` (${this.where})`
    return oneLine(`${this.code}${place} : ${say(this.what, lang)} ${say(this.todo, lang)}`)
  }
}

/** The message of anything that was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
