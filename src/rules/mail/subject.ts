import type { Text } from '../../model/text.ts'
import { sameLetters } from '../../protocols/mail/letters.ts'
import { labelBefore, labelOf, readXdmSubject, subjectNames, xdmPrefix } from '../../protocols/mail/subject.ts'
import type { Claim } from '../coherence/claim.ts'
import { claimOfCda } from '../coherence/claims.ts'
import { type Fact, fact } from '../fact.ts'
import { type Rule, rule } from '../rule.ts'
import { absent, joined } from '../say.ts'
import type { MailCase } from './case.ts'

const clause = 'MSS/CONF.25'
const spelling = 'ECO.2.1.3 (source indirecte)'
const assumption = 'mss.subject-spelling'
const grammar = `${xdmPrefix}<libellé> <NOM> <prénom> [<JJ/MM/AAAA>]`

interface Subject {
  readonly subject: string
  readonly cdas: readonly Claim[]
}

const subjects = ({ message, cdas }: MailCase): readonly Fact<Subject>[] =>
  cdas.length > 0 ? [fact({ subject: message.subject ?? '', cdas: cdas.map(({ header }) => claimOfCda(header)) })] : []

/** A subject that lacks a field names nobody: the grammar alone is to blame. */
const wellFormed = (mail: MailCase): readonly Fact<Subject>[] =>
  subjects(mail).filter(({ value }) => readXdmSubject(value.subject).fields !== undefined)

const named = (mail: MailCase): readonly Fact<Subject>[] =>
  wellFormed(mail).filter(({ value: { cdas } }) =>
    cdas.some(({ families, givens }) => families.length * givens.length > 0),
  )

/** MSS/CONF.25 says « NOM » and « prénom » without saying which: names in use are the person's names too. */
const isNamed = ({ subject, cdas }: Subject): boolean =>
  cdas.some(({ families, givens }) =>
    families.some((family) => givens.some((given) => subjectNames(subject, family, given))),
  )

/** Whatever the order in which the date is written, its eight digits are those of the CDA. */
const hasSameDate = ({ subject, cdas }: Subject): boolean => {
  const written = readXdmSubject(subject).fields?.birthDate?.replace(/\D/g, '')
  const dates = cdas.flatMap(({ birthDate }) => (birthDate && birthDate.length >= 8 ? [birthDate] : []))
  if (written === undefined || dates.length === 0) return true
  return dates.some((date) => {
    const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6, 8)]
    return [`${day}${month}${year}`, `${year}${month}${day}`].includes(written)
  })
}

const person = ({ cdas: [cda] }: Subject): string =>
  `${cda?.families[0] ?? '∅'} ${cda?.givens[0] ?? '∅'} ${cda?.birthDate ?? ''}`.trim()

/** The birth name and the first given name, where a CDA tells them. */
const strictNames = ({ cdas }: Subject): readonly (readonly [family: string, given: string])[] =>
  cdas.flatMap(({ birthFamily, firstGiven }) => (birthFamily && firstGiven ? [[birthFamily, firstGiven] as const] : []))

/** ECO.2.1.3 asks for the birth name and the first given name. */
const otherNames = (one: Subject): readonly Text[] => {
  const names = strictNames(one)
  const [first] = names
  if (first === undefined || names.some(([family, given]) => subjectNames(one.subject, family, given))) return []
  const said = first.join(' ')
  return [{ fr: `nom de naissance et premier prénom attendus : ${said}`, en: `expected names: ${said}` }]
}

export const subjectGrammar = rule<MailCase, Subject>({
  id: 'mail.subject-grammar',
  clause,
  title: { fr: `L'objet suit ${grammar}`, en: `The subject follows ${grammar}` },
  facts: subjects,
  judge: ({ subject }) => {
    const { fields, reasons } = readXdmSubject(subject)
    const why = joined(
      reasons.map(({ text }) => text),
      ', ',
    )
    return {
      ok: fields !== undefined,
      expected: grammar,
      actual: subject || absent,
      sentence: {
        fr: `L'objet « ${subject} » ne suit pas ${grammar} : ${why.fr}.`,
        en: `The subject "${subject}" does not follow ${grammar}: ${why.en}.`,
      },
    }
  },
})

export const subjectNamesThePatient = rule<MailCase, Subject>({
  id: 'mail.subject-names-the-patient',
  clause,
  title: { fr: "L'objet nomme le patient du CDA", en: 'The subject names the patient of the CDA' },
  facts: named,
  judge: (one) => ({
    ok: isNamed(one) && hasSameDate(one),
    expected: `… ${person(one)}`,
    actual: one.subject,
    sentence: {
      fr: `L'objet « ${one.subject} » ne désigne pas le patient du CDA, ${person(one)}.`,
      en: `The subject "${one.subject}" does not name the patient of the CDA, ${person(one)}.`,
    },
  }),
})

export const subjectSpelling = rule<MailCase, Subject>({
  id: 'mail.subject-spelling',
  clause: spelling,
  assumption,
  severity: 'warning',
  title: {
    fr: "Libellé, nom, prénom et date de l'objet sont écrits comme demandé",
    en: 'Label, names and date of the subject are spelled as asked',
  },
  facts: wellFormed,
  judge: (one) => {
    const faults = [...readXdmSubject(one.subject).reasons.map(({ text }) => text), ...otherNames(one)]
    const why = joined(faults, ', ')
    const { subject } = one
    return {
      ok: faults.length === 0,
      expected: grammar,
      actual: faults.length === 0 ? subject : { fr: `« ${subject} » (${why.fr})`, en: `"${subject}" (${why.en})` },
      sentence: { fr: `Objet « ${subject} » : ${why.fr}.`, en: `Subject "${subject}": ${why.en}.` },
    }
  },
})

/** The label of a subject that names its patient, beside the one that the types of the CDA make. */
const subjectLabels = (mail: MailCase): readonly Fact<{ readonly label: string; readonly expected: string }>[] =>
  named(mail).flatMap(({ value }) => {
    const { subject, cdas } = value
    const labels = cdas.flatMap(({ typeLabel }) => (typeLabel === undefined ? [] : [typeLabel]))
    const [label] = strictNames(value).flatMap(([family, given]) => labelBefore(subject, family, given) ?? [])
    return label === undefined || labels.length < cdas.length ? [] : [fact({ label, expected: labelOf(labels) })]
  })

export const subjectLabel = rule<MailCase, { readonly label: string; readonly expected: string }>({
  id: 'mail.subject-label',
  clause: spelling,
  assumption,
  severity: 'warning',
  title: {
    fr: "Le libellé de l'objet est celui du type de document",
    en: 'The label of the subject is that of the document type',
  },
  facts: subjectLabels,
  judge: ({ label, expected }) => ({
    ok: sameLetters(label, expected),
    expected,
    actual: label,
    sentence: {
      fr: `Le libellé est « ${label} », attendu « ${expected} ».`,
      en: `The label is "${label}", expected "${expected}".`,
    },
  }),
})

/** The subject of a mail that carries CDA. */
export const subjectRules: readonly Rule<MailCase>[] = [
  subjectGrammar,
  subjectNamesThePatient,
  subjectSpelling,
  subjectLabel,
]
