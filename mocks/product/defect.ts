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

/** Declares a defect: `has` of the product's context knows its id, so that a misspelt one does not compile. */
export const defect = <const S extends Chapter, const I extends string>(
  id: `${S}.${I}`,
  outcome: Defect['outcome'],
  kills: readonly Extract<CheckId, `${S}.${string}`>[],
  fr: string,
  en: string,
): Defect & { readonly id: `${S}.${I}` } => ({
  id,
  title: { fr, en },
  suite: id.slice(0, id.indexOf('.')),
  outcome,
  kills,
})
