import type { Text } from '../../model/text.ts'
import type { ToldRule } from '../told-rules.ts'

/** A file to judge: by its path, so that the thread that judges it reads it too, or by its bytes where there is no path. */
export type Source =
  | { readonly file: string; readonly path: string }
  | { readonly file: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** A file that is not judged: it is told, and the others are judged. */
export interface Unreadable {
  readonly file: string
  /** Stable id of the reason. */
  readonly rule: ToldRule
  readonly problem: Text
  /** The file itself is wrong, an entry of an archive that is refused; else the bench could not read it, and knows nothing. */
  readonly isWrong: boolean
}

/** What is said of a folder as a whole, whose files are given and judged. */
export interface Noticed {
  readonly file: string
  readonly rule: ToldRule
  readonly noticed: Text
  readonly severity: 'error' | 'warning'
}

export const isNoticed = (one: object): one is Noticed => 'noticed' in one

export const isUnreadable = (one: object): one is Unreadable => 'problem' in one
