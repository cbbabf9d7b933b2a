import type { Text } from '../../../src/model/text.ts'
import { sameLetters } from '../../../src/protocols/mail/letters.ts'
import { labelBefore, labelOf, readXdmSubject, subjectNames, xdmPrefix } from '../../../src/protocols/mail/subject.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { assumptions } from '../assumptions.ts'
import { absent, mailsWithCda } from '../seen.ts'

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
  readonly family: string
  readonly given: string
  /** `AAAAMMJJ` */
  readonly birthTime: string
  readonly displayNames: readonly (string | undefined)[]
}

const subjectsWithIdentity = async (record: ScenarioRecord): Promise<readonly Observation<Addressed>[]> =>
  (await mailsWithCda(record)).flatMap(({ value: { message, cdas }, evidence }) => {
    const patient = cdas[0]?.header.recordTargets[0]
    const { subject } = message
    if (!subject?.startsWith(xdmPrefix) || !patient?.birthFamily || !patient.firstGiven) return []
    const { birthFamily: family, firstGiven: given, birthTime = '' } = patient
    const displayNames = cdas.map(({ header }) => header.code?.displayName)
    return [{ value: { subject, family, given, birthTime, displayNames }, evidence }]
  })

/** Whatever the order in which the date is written, its eight digits are those of the CDA. */
const sameDate = (written: string | undefined, birthTime: string): boolean => {
  if (written === undefined) return true
  const [year, month, day] = [birthTime.slice(0, 4), birthTime.slice(4, 6), birthTime.slice(6, 8)]
  const digits = written.replace(/\D/g, '')
  return digits === `${day}${month}${year}` || digits === `${year}${month}${day}`
}

export const subjectNamesThePersonOfTheCda = check({
  id: 'mss.subjectNamesThePersonOfTheCda',
  title: {
    fr: 'L’objet nomme la personne que concerne le CDA : nom de naissance, premier prénom, date si elle y est',
    en: 'The subject names the person of the CDA: birth name, first given name, date when present',
  },
  verifies,
  observes: subjectsWithIdentity,
  judge: ({ subject, family, given, birthTime }) => ({
    ok: subjectNames(subject, family, given) && sameDate(readXdmSubject(subject).fields?.birthDate, birthTime),
    expected: `… ${family} ${given} ${birthTime}`,
    actual: subject,
  }),
})

const spellingFaults = ({ subject, family, given, displayNames }: Addressed): readonly Text[] => {
  const known = displayNames.filter((name) => name !== undefined)
  const label = labelBefore(subject, family, given)
  const expected = labelOf(known)
  const labelDiffers =
    known.length === displayNames.length && label !== undefined && !sameLetters(label, expected)
      ? [{ fr: `le libellé attendu est « ${expected} »`, en: `the expected label is "${expected}"` }]
      : []
  return [...readXdmSubject(subject).reasons.map(({ text }) => text), ...labelDiffers]
}

export const subjectIsSpelledAsEco213Says = check({
  id: 'mss.subjectIsSpelledAsEco213Says',
  title: {
    fr: 'L’objet écrit libellé, nom, prénom et date comme ECO.2.1.3 le demande',
    en: 'The subject spells label, names and date as ECO.2.1.3 asks',
  },
  verifies,
  assumption: assumptions.subjectSpelling.id,
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
