import type { Text } from '../../src/model/text.ts'

/** A named fault of the reference product, by which a check proves that it can fail. */
export interface Defect {
  /** `<suite>.<what-is-wrong>` */
  readonly id: string
  readonly title: Text
  readonly suite: string
  /** What the killed checks become: `warn` where they rest on an assumption or a PEUT. */
  readonly outcome: 'fail' | 'warn'
  /** Ids of the checks it must kill. */
  readonly kills: readonly string[]
}
