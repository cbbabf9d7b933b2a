import { sameLetters } from '../../protocols/mail/letters.ts'
import { labelBefore, labelOf, readXdmSubject, subjectNames, xdmPrefix } from '../../protocols/mail/subject.ts'
import type { Claim } from '../coherence/claim.ts'
import { type Fact, fact } from '../fact.ts'
import { type Rule, rule } from '../rule.ts'
import type { MailCase } from './case.ts'

const clause = 'MSS/CONF.25'
const spelling = 'ECO.2.1.3 (source indirecte)'
const grammar = `${xdmPrefix}<libellé> <NOM> <prénom> [<JJ/MM/AAAA>]`

interface Subject {
  readonly subject: string
  readonly cdas: readonly Claim[]
}

const subjects = ({ message, cdas }: MailCase): readonly Fact<Subject>[] =>
  cdas.length > 0 ? [fact({ subject: message.subject ?? '', cdas })] : []

const prefixed = (mail: MailCase): readonly Fact<Subject>[] =>
  subjects(mail).filter(({ value }) => readXdmSubject(value.subject).fields !== undefined)

const named = (mail: MailCase): readonly Fact<Subject>[] =>
  prefixed(mail).filter(({ value: { cdas } }) =>
    cdas.some(({ families, givens }) => families.length * givens.length > 0),
  )

/** Names in use are the person's names too. */
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

const labels = (cdas: readonly Claim[]): readonly string[] =>
  cdas.flatMap(({ typeLabel }) => (typeLabel === undefined ? [] : [typeLabel]))

/** The subject of a mail that carries CDA. */
export const subjectRules: readonly Rule<MailCase>[] = [
  rule<MailCase, Subject>({
    id: 'mail.subject-grammar',
    clause,
    title: { fr: `L'objet suit ${grammar}`, en: `The subject follows ${grammar}` },
    facts: subjects,
    judge: ({ subject }) => {
      const { fields, reasons } = readXdmSubject(subject)
      if (fields !== undefined) return undefined
      const why = (lang: 'fr' | 'en'): string => reasons.map(({ text }) => text[lang]).join(', ')
      return {
        fr: `L'objet « ${subject} » ne suit pas ${grammar} : ${why('fr')}.`,
        en: `The subject "${subject}" does not follow ${grammar}: ${why('en')}.`,
      }
    },
  }),
  rule<MailCase, Subject>({
    id: 'mail.subject-names-the-patient',
    clause,
    title: { fr: "L'objet nomme le patient du CDA", en: 'The subject names the patient of the CDA' },
    facts: named,
    judge: (one) =>
      isNamed(one) && hasSameDate(one)
        ? undefined
        : {
            fr: `L'objet « ${one.subject} » ne désigne pas le patient du CDA, ${person(one)}.`,
            en: `The subject "${one.subject}" does not name the patient of the CDA, ${person(one)}.`,
          },
  }),
  rule<MailCase, Subject>({
    id: 'mail.subject-spelling',
    clause: spelling,
    severity: 'warning',
    title: {
      fr: "Libellé, nom, prénom et date de l'objet sont écrits comme demandé",
      en: 'Label, names and date of the subject are spelled as asked',
    },
    facts: prefixed,
    judge: ({ subject }) => {
      const { reasons } = readXdmSubject(subject)
      const why = (lang: 'fr' | 'en'): string => reasons.map(({ text }) => text[lang]).join(', ')
      return reasons.length === 0
        ? undefined
        : { fr: `Objet « ${subject} » : ${why('fr')}.`, en: `Subject "${subject}": ${why('en')}.` }
    },
  }),
  rule<MailCase, { readonly label: string; readonly expected: string }>({
    id: 'mail.subject-label',
    clause: spelling,
    severity: 'warning',
    title: {
      fr: "Le libellé de l'objet est celui du type de document",
      en: 'The label of the subject is that of the document type',
    },
    facts: (mail) =>
      named(mail).flatMap(({ value: { subject, cdas } }) => {
        const [cda] = cdas
        const label = labelBefore(subject, cda?.families[0] ?? '', cda?.givens[0] ?? '')
        const all = labels(cdas)
        return label === undefined || all.length < cdas.length ? [] : [fact({ label, expected: labelOf(all) })]
      }),
    judge: ({ label, expected }) =>
      sameLetters(label, expected)
        ? undefined
        : {
            fr: `Le libellé est « ${label} », attendu « ${expected} ».`,
            en: `The label is "${label}", expected "${expected}".`,
          },
  }),
]
