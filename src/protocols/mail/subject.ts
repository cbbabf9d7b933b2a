import type { Text } from '../../model/text.ts'
import { folded, plainLetters } from './letters.ts'

/** What every mail that carries health documents starts its subject with (MSS/CONF.25). */
export const xdmPrefix = 'XDM/1.0/DDM+'

/** The fields of the subject, in their order. */
export interface XdmSubject {
  /** Label of the document type, or « N documents ». */
  readonly label: string
  readonly family: string
  readonly given: string
  /** As written; `JJ/MM/AAAA` when the subject follows the rule. The only optional field. */
  readonly birthDate: string | undefined
}

/**
 * `structure`: prefix or fields missing, which MSS/CONF.25 itself demands. `spelling`: how a field is written, known
 * from a digest of ECO.2.1.3 only.
 */
export interface SubjectReason {
  readonly kind: 'structure' | 'spelling'
  readonly text: Text
}

export interface SubjectReading {
  /** Undefined when the fields cannot be told apart. */
  readonly fields: XdmSubject | undefined
  /** Why the subject does not follow the grammar; empty when it does. */
  readonly reasons: readonly SubjectReason[]
}

export const longestLabel = 40

const structure = (fr: string, en: string): SubjectReason => ({ kind: 'structure', text: { fr, en } })
const spelling = (fr: string, en: string): SubjectReason => ({ kind: 'spelling', text: { fr, en } })

const isCapitals = (word: string): boolean => /^\p{Lu}[\p{Lu}'’-]*$/u.test(word)
const looksLikeDate = (word: string): boolean => /^\d[\d./-]*$/.test(word)

/** Day and month may be 00, as INSi writes those that are unknown. */
const isFrenchDate = (word: string): boolean => /^(?:[0-2]\d|3[01])\/(?:0\d|1[0-2])\/\d{4}$/.test(word)

const spellingOf = ({ label, family, given, birthDate }: XdmSubject): readonly SubjectReason[] => [
  ...(label.length > longestLabel
    ? [spelling(`le libellé dépasse ${longestLabel} caractères`, `the label is longer than ${longestLabel} characters`)]
    : []),
  ...(family.split(' ').every(isCapitals)
    ? []
    : [spelling('le nom n’est pas en majuscules', 'the family name is not in capitals')]),
  ...(plainLetters(family) === family && plainLetters(given) === given
    ? []
    : [spelling('le nom ou le prénom porte un accent', 'the family or given name has an accent')]),
  ...(birthDate === undefined || isFrenchDate(birthDate)
    ? []
    : [spelling('la date de naissance n’est pas en JJ/MM/AAAA', 'the birth date is not DD/MM/YYYY')]),
]

/** The words between the prefix and the optional date, and that date. */
const wordsOf = (subject: string): { readonly words: string[]; readonly birthDate: string | undefined } => {
  const words = subject.slice(xdmPrefix.length).trim().split(/\s+/)
  const birthDate = looksLikeDate(words.at(-1) ?? '') ? words.pop() : undefined
  return { words, birthDate }
}

/**
 * Reads `XDM/1.0/DDM+<libellé> <NOM> <prénom> [<date de naissance>]`. Nothing marks where the label ends and the name
 * begins: the longest run of words in capitals before the given name is taken for the name. Who knows the identity
 * compares with `subjectNames` instead.
 */
export const readXdmSubject = (subject: string): SubjectReading => {
  if (!subject.startsWith(xdmPrefix)) {
    const reason = structure(`l’objet ne commence pas par ${xdmPrefix}`, `the subject does not start with ${xdmPrefix}`)
    return { fields: undefined, reasons: [reason] }
  }
  const { words, birthDate } = wordsOf(subject)
  const given = words.pop()
  let start = words.length - 1
  while (start > 1 && isCapitals(words[start] ?? '') && isCapitals(words[start - 1] ?? '')) start -= 1
  const label = words.slice(0, start).join(' ')
  const family = words.slice(start).join(' ')
  if (given === undefined || label === '' || family === '') {
    const reason = structure(
      'il manque le libellé, le nom ou le prénom après le préfixe',
      'the label, the family name or the given name is missing after the prefix',
    )
    return { fields: undefined, reasons: [reason] }
  }
  const fields = { label, family, given, birthDate }
  return { fields, reasons: spellingOf(fields) }
}

/** Whether the subject names this person, whatever the spelling: `… <family> <given>` before the optional date. */
export const subjectNames = (subject: string, family: string, given: string): boolean =>
  subject.startsWith(xdmPrefix) && folded(wordsOf(subject).words.join(' ')).endsWith(` ${folded(`${family} ${given}`)}`)

/** The label of a subject that names this person, as written; undefined when it names somebody else. */
export const labelBefore = (subject: string, family: string, given: string): string | undefined => {
  if (!subjectNames(subject, family, given)) return undefined
  const names = `${family} ${given}`.trim().split(/\s+/).length
  return wordsOf(subject).words.slice(0, -names).join(' ')
}

/** The label that ECO.2.1.3 asks for: the type's display name cut to 40 characters, or « N documents ». */
export const labelOf = (displayNames: readonly string[]): string =>
  displayNames.length === 1
    ? plainLetters(displayNames[0] ?? '')
        .slice(0, longestLabel)
        .trimEnd()
    : `${displayNames.length} documents`
