import type { Text } from '../../../src/model/text.ts'
import type { RecordTarget } from '../../../src/protocols/cda/types.ts'
import { sameLetters } from '../../../src/protocols/mail/letters.ts'
import { labelBefore, labelOf, readXdmSubject, subjectNames, xdmPrefix } from '../../../src/protocols/mail/subject.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { absent, mailsWithCda } from '../evidence/mails.ts'

const verifies = ['MSS/CONF.25']

const grammar = `${xdmPrefix}<libellé> <NOM> <prénom> [<date de naissance>]`

export const subjectFollowsXdmGrammar = check({
  id: 'mss.subjectFollowsXdmGrammar',
  title: {
    fr: 'L’objet d’un message qui transmet des documents suit XDM/1.0/DDM+<libellé> <NOM> <prénom> <date>',
    en: 'The subject of a mail that carries documents follows XDM/1.0/DDM+<label> <NAME> <given name> <date>',
  },
  verifies,
  observes: mailsWithCda,
  judge: ({ message: { subject } }) => ({
    ok: readXdmSubject(subject ?? '').fields !== undefined,
    expected: grammar,
    actual: subject ?? absent,
  }),
})

/** A subject that has the XDM prefix, and the person that the CDA of its mail is about. */
interface Addressed {
  readonly subject: string
  readonly patient: RecordTarget & { readonly birthFamily: string; readonly firstGiven: string }
  readonly displayNames: readonly (string | undefined)[]
}

const subjectsWithIdentity = async (record: ScenarioRecord): Promise<readonly Observation<Addressed>[]> =>
  (await mailsWithCda(record)).flatMap(({ value: { message, cdas }, evidence }) => {
    const patient = cdas[0]?.header.recordTargets[0]
    const { subject } = message
    if (!subject?.startsWith(xdmPrefix) || !patient?.birthFamily || !patient.firstGiven) return []
    const { birthFamily, firstGiven } = patient
    const displayNames = cdas.map(({ header }) => header.code?.displayName)
    return [{ value: { subject, patient: { ...patient, birthFamily, firstGiven }, displayNames }, evidence }]
  })

/** MSS/CONF.25 says « NOM » and « prénom » without saying which: names in use are the person's names too. */
const isNamed = ({ subject, patient }: Addressed): boolean => {
  const families = [patient.birthFamily, patient.usedFamily].filter((name) => name !== undefined)
  const givens = [patient.firstGiven, patient.usedGiven, patient.givenNames.join(' ')].filter((name) => name)
  return families.some((family) => givens.some((given) => subjectNames(subject, family, given ?? '')))
}

/** Whatever the order in which the date is written, its eight digits are those of the CDA. */
const hasSameDate = ({ subject, patient: { birthTime = '' } }: Addressed): boolean => {
  const written = readXdmSubject(subject).fields?.birthDate
  if (written === undefined || birthTime === '') return true
  const [year, month, day] = [birthTime.slice(0, 4), birthTime.slice(4, 6), birthTime.slice(6, 8)]
  return [`${day}${month}${year}`, `${year}${month}${day}`].includes(written.replace(/\D/g, ''))
}

export const subjectNamesThePersonOfTheCda = check({
  id: 'mss.subjectNamesThePersonOfTheCda',
  title: {
    fr: 'L’objet nomme la personne que concerne le CDA : nom, prénom, et date de naissance si elle y est',
    en: 'The subject names the person of the CDA: family name, given name, and birth date when present',
  },
  verifies,
  observes: subjectsWithIdentity,
  judge: (addressed) => {
    const { birthFamily, firstGiven, birthTime } = addressed.patient
    return {
      ok: isNamed(addressed) && hasSameDate(addressed),
      expected: `… ${birthFamily} ${firstGiven} ${birthTime ?? ''}`,
      actual: addressed.subject,
    }
  },
})

const spellingFaults = ({ subject, patient, displayNames }: Addressed): readonly Text[] => {
  const read = readXdmSubject(subject).reasons.map(({ text }) => text)
  const label = labelBefore(subject, patient.birthFamily, patient.firstGiven)
  if (label === undefined) {
    const names = `${patient.birthFamily} ${patient.firstGiven}`
    return [...read, { fr: `nom de naissance et premier prénom attendus : ${names}`, en: `expected names: ${names}` }]
  }
  const known = displayNames.filter((name) => name !== undefined)
  const expected = labelOf(known)
  if (known.length < displayNames.length || sameLetters(label, expected)) return read
  return [...read, { fr: `le libellé attendu est « ${expected} »`, en: `the expected label is "${expected}"` }]
}

export const subjectIsSpelledAsEco213Says = check({
  id: 'mss.subjectIsSpelledAsEco213Says',
  title: {
    fr: 'L’objet écrit libellé, nom, prénom et date comme ECO.2.1.3 le demande',
    en: 'The subject spells label, names and date as ECO.2.1.3 asks',
  },
  verifies,
  assumption: 'mss.subject-spelling',
  observes: subjectsWithIdentity,
  judge: (addressed) => {
    const faults = spellingFaults(addressed)
    const why = (lang: 'fr' | 'en') => (faults.length > 0 ? ` (${faults.map((fault) => fault[lang]).join(', ')})` : '')
    return {
      ok: faults.length === 0,
      expected: grammar,
      actual: { fr: `${addressed.subject}${why('fr')}`, en: `${addressed.subject}${why('en')}` },
    }
  },
})
