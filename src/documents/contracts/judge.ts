import { elementAlone } from '../../xml/alone.ts'
import type { PlacedElement } from '../../xml/placed.ts'
import type { Piece } from '../judged.ts'
import type { RuleSetResult } from '../result.ts'

/** XOP (W3C, 2.1): an Include stands for base 64, which is what the schema knows. */
const withoutIncludes = (message: string): string =>
  message.replace(/<(?:[\w.-]+:)?Include\b[^>]*?(?:\/>|>\s*<\/(?:[\w.-]+:)?Include>)/g, (one) =>
    one.replace(/[^\n]/g, ''),
  )

/** The judgement of one element of a piece by the official schemas; undefined where none is given or none declares it. */
export const judgeByContract = (
  message: PlacedElement,
  { bytes, lang, contracts }: Pick<Piece, 'bytes' | 'lang' | 'contracts'>,
): RuleSetResult | undefined => {
  const alone = contracts && elementAlone(bytes, message)
  return alone === undefined ? undefined : contracts?.(withoutIncludes(alone), message, lang)
}
