import type { Finding } from '../model/finding.ts'
import { say, type Text } from '../model/text.ts'
import type { Told } from './rule.ts'

type Words = Text | string

const both = (write: (lang: 'fr' | 'en') => string): Text => ({ fr: write('fr'), en: write('en') })

/** What is said where nothing was found. */
export const absent: Text = { fr: 'absent', en: 'absent' }

/** Words one after the other, in both languages. */
export const joined = (words: readonly Words[], separator: string): Text =>
  both((lang) => words.map((one) => say(one, lang)).join(separator))

/** A finding about a thing that has a value, and its sentence: « X vaut a, attendu b. » */
export const valued = (name: string, finding: Finding): Told => ({
  ...finding,
  sentence: {
    fr: `${name} vaut ${say(finding.actual, 'fr')}, attendu ${say(finding.expected, 'fr')}.`,
    en: `${name} is ${say(finding.actual, 'en')}, expected ${say(finding.expected, 'en')}.`,
  },
})

/** Beyond these a finding says no more: nobody reads a hundred of them. */
const most = 10

const distinct = (words: readonly Words[]): readonly Words[] => [
  ...new Map(words.map((one) => [say(one, 'fr'), one])).values(),
]

/** Several findings as one, which is ok when they all are; else it tells those that are not. Undefined for none. */
export const together = (findings: readonly Finding[]): Finding | undefined => {
  if (findings.length === 0) return undefined
  const departures = findings.filter(({ ok }) => !ok)
  const told = departures.length > 0 ? departures : findings
  return {
    ok: departures.length === 0,
    expected: joined(distinct(told.map(({ expected }) => expected)).slice(0, most), ' · '),
    actual: joined(distinct(told.map(({ actual }) => actual)).slice(0, most), ' · '),
  }
}
