import type { Text } from './text.ts'

/** What a judgement says of one thing that was seen. Both sides are always filled, on a pass too. */
export interface Finding {
  readonly ok: boolean
  readonly expected: Text | string
  readonly actual: Text | string
}
