import type { Text } from '../../model/text.ts'
import type { PdfFacts } from '../../protocols/pdf/facts.ts'
import { type Fact, fact } from '../fact.ts'
import { type Rule, rule } from '../rule.ts'

const clauseOf = (section: string): string => `ISO 19005-1, ${section}`

/** What an encrypted file holds is not read: only how it is written is judged. */
const readable = (section: string, { encrypted }: PdfFacts): boolean => !encrypted || section.startsWith('6.1')

/** A rule about the file as a whole. `section` is the clause of ISO 19005-1. */
export const whole = (
  id: string,
  section: string,
  title: Text,
  judge: (pdf: PdfFacts) => Text | undefined,
): Rule<PdfFacts> =>
  rule({
    id,
    clause: clauseOf(section),
    title,
    facts: (pdf) => (readable(section, pdf) ? [fact(pdf)] : []),
    judge: told(section, judge),
  })

/** A rule about each of some things that the file holds. */
export const each = <T>(
  id: string,
  section: string,
  title: Text,
  facts: (pdf: PdfFacts) => readonly T[],
  judge: (value: T) => Text | undefined,
): Rule<PdfFacts> =>
  rule({
    id,
    clause: clauseOf(section),
    title,
    facts: (pdf): readonly Fact<T>[] => (readable(section, pdf) ? facts(pdf).map((value) => fact(value)) : []),
    judge: told(section, judge),
  })

/** What could not be judged, and why: a warning, that no verdict hides. */
export const unjudged = (
  id: string,
  section: string,
  title: Text,
  judge: (pdf: PdfFacts) => Text | undefined,
): Rule<PdfFacts> =>
  rule({
    id,
    clause: clauseOf(section),
    severity: 'warning',
    title,
    facts: (pdf) => (readable(section, pdf) ? [fact(pdf)] : []),
    judge,
  })

/** Each finding ends with its clause. */
const told =
  <T>(section: string, judge: (value: T) => Text | undefined) =>
  (value: T): Text | undefined => {
    const text = judge(value)
    return text && { fr: `${text.fr} (ISO 19005-1, ${section})`, en: `${text.en} (ISO 19005-1, ${section})` }
  }

/** The first names of a list. */
export const listed = (names: Iterable<string>): string => {
  const all = [...new Set(names)]
  return all.slice(0, 10).join(', ') + (all.length > 10 ? '…' : '')
}

/** The same sentence about several things, or nothing when there is none. */
export const unless = (names: readonly string[], say: (names: string) => Text): Text | undefined =>
  names.length === 0 ? undefined : say(listed(names))
