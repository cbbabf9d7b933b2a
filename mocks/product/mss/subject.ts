import { plainLetters } from '../../../src/protocols/mail/letters.ts'
import { labelOf, xdmPrefix } from '../../../src/protocols/mail/subject.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import type { CarriedDocument } from './carried.ts'

/** `AAAAMMJJ` as `JJ/MM/AAAA`. */
const frenchDate = (hl7: string): string => `${hl7.slice(6, 8)}/${hl7.slice(4, 6)}/${hl7.slice(0, 4)}`

export const subjectNamesAnotherPerson = defect(
  'mss.subject-names-another-person',
  'fail',
  ['mss.subjectNamesThePersonOfTheCda'],
  'L’objet nomme une autre personne que le CDA',
  'The subject names another person than the CDA',
)

export const subjectDateInIso = defect(
  'mss.subject-date-in-iso',
  'warn',
  ['mss.subjectIsSpelledAsEco213Says'],
  'La date de naissance de l’objet est écrite AAAA-MM-JJ',
  'The birth date of the subject is written YYYY-MM-DD',
)

export const subjectWithoutPrefix = defect(
  'mss.subject-without-prefix',
  'fail',
  ['mss.subjectFollowsXdmGrammar'],
  'L’objet n’a pas le préfixe XDM/1.0/DDM+',
  'The subject lacks the prefix XDM/1.0/DDM+',
)

/** The subject of a mail: the XDM grammar when it carries documents (MSS/CONF.25), else plain words. */
export const subjectOf = (documents: readonly CarriedDocument[], { has }: ProductContext): string => {
  const [first] = documents
  if (!first) return 'Message'
  const patient = first.header.recordTargets[0]
  const { family, given } = has(subjectNamesAnotherPerson)
    ? { family: 'NESSI', given: 'RUTH' }
    : { family: patient?.birthFamily ?? '', given: patient?.firstGiven ?? '' }
  const birth = patient?.birthTime ?? ''
  const date = has(subjectDateInIso)
    ? `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6, 8)}`
    : frenchDate(birth)
  const label = labelOf(documents.map(({ header, stored }) => header.code?.displayName ?? stored.typeLabel))
  const fields = [label, plainLetters(family).toUpperCase(), plainLetters(given), date].join(' ')
  return has(subjectWithoutPrefix) ? fields : `${xdmPrefix}${fields}`
}
