import type { Text } from '../../src/model/text.ts'
import type { CheckId } from '../../src/model/words.ts'

/** A named fault of the reference product, by which a check proves that it can fail. */
export interface Defect {
  /** `<suite>.<what-is-wrong>` */
  readonly id: string
  readonly title: Text
  readonly suite: string
  /** What the killed checks become: `warn` where they rest on an assumption, on a PEUT, or bind another couloir. */
  readonly outcome: 'fail' | 'warn'
  /** Ids of the checks it must kill. */
  readonly kills: readonly CheckId[]
}

type Chapter = 'ins' | 'dmp' | 'mss' | 'psc'

/**
 * Declares a defect, exported beside the behaviour that it changes: that asks `has(…)` of the product's context for it by
 * its name, so that a misspelt one does not compile.
 */
export const defect = <const S extends Chapter>(
  id: `${S}.${string}`,
  outcome: Defect['outcome'],
  kills: readonly Extract<CheckId, `${S}.${string}`>[],
  fr: string,
  en: string,
): Defect => ({
  id,
  title: { fr, en },
  suite: id.slice(0, id.indexOf('.')),
  outcome,
  kills,
})
