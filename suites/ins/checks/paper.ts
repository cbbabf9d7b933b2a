import type { Identity } from '../../../src/model/pilot.ts'
import { readDatamatrix } from '../../../src/protocols/ins/datamatrix-of-person.ts'
import { insOids } from '../../../src/protocols/ins/matricule.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { type Done, done, shownBefore } from '../seen.ts'

/** A print, and the identity as the product showed it before. */
interface Print {
  readonly identity: Identity
  readonly paper: Done<'document.print'>['result']
  readonly asked: readonly string[]
}

const prints = (record: ScenarioRecord): readonly Observation<Print>[] =>
  done(record, 'document.print').flatMap(({ id, at, params, result }) => {
    const made = done(record, 'document.create').find((one) => one.result.documentId === params.documentId)
    const shown = made && shownBefore(record, made.params.patientId, at)
    if (!shown) return []
    const asked = done(record, 'settings.setPrintedTraits').findLast((set) => set.at < at)?.params.traits ?? []
    return [{ value: { identity: shown.identity, paper: result, asked }, evidence: [shown.id, id] }]
  })

const ofStatus =
  (qualified: boolean) =>
  (record: ScenarioRecord): readonly Observation<Print>[] =>
    prints(record).filter(
      ({ value }) => value.identity.matricule !== undefined && (value.identity.statut === 'qualifiee') === qualified,
    )

const slashed = (date: string): string => date.split('-').reverse().join('/')

const nature = ({ oid }: Identity): string => (oid === insOids.nia ? 'NIA' : 'NIR')

/** What is looked for in the printed text, and what is not there. */
const absent = (text: string, wanted: readonly RegExp[]): readonly string[] =>
  wanted.filter((one) => !one.test(text)).map(({ source }) => source)

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const judgeText = (text: string, wanted: readonly RegExp[]) => {
  const missing = absent(text, wanted)
  return {
    ok: missing.length === 0,
    expected: wanted.map(({ source }) => source).join(' · '),
    actual:
      missing.length === 0 ? text : { fr: `il manque ${missing.join(', ')}`, en: `${missing.join(', ')} is missing` },
  }
}

export const paperShowsTheMinimalIdentity = check({
  id: 'ins.paperShowsTheMinimalIdentity',
  title: {
    fr: 'Le papier porte, intitulés, nom de naissance, premier prénom, date, sexe, et le matricule suivi de sa nature',
    en: 'The paper has, labelled, birth name, first given name, date, sex, and the matricule followed by its nature',
  },
  verifies: ['INS/va1.15'],
  observes: ofStatus(true),
  judge: ({ identity, paper }) =>
    judgeText(paper.text, [
      new RegExp(`(Nom de naissance|N\\. Nais\\.).*${literally(identity.nomNaissance)}`, 'i'),
      new RegExp(`(prénom de naissance|Pr\\. 1).*${literally(identity.premierPrenom)}`, 'i'),
      new RegExp(`(Date de naissance|DDN).*${slashed(identity.dateNaissance)}`, 'i'),
      new RegExp(`(Sexe|S\\.?) ?:? *${identity.sexe}`, 'i'),
      new RegExp(`INS.*${identity.matricule ?? ''}.*${nature(identity)}`, 'i'),
    ]),
})

const optional: Readonly<Record<string, string>> = {
  nomUtilise: '(Nom utilisé|N\\. Ut\\.)',
  prenomUtilise: '(Prénom utilisé|Pr\\. Ut\\.)',
  lieuNaissance: '(lieu|INSEE).*nais',
}

export const paperShowsTheChosenTraits = check({
  id: 'ins.paperShowsTheChosenTraits',
  title: {
    fr: 'Le papier porte les traits que le paramétrage ajoute, sous un intitulé sans équivoque',
    en: 'The paper has the traits that the settings add, under a clear label',
  },
  verifies: ['INS/va1.10'],
  observes: (record) => prints(record).filter(({ value }) => value.asked.length > 0),
  judge: ({ identity, paper, asked }) =>
    judgeText(
      paper.text,
      asked.flatMap((name) => {
        const value: unknown = Reflect.get(identity, name)
        const label = optional[name]
        return label === undefined ? [] : [new RegExp(`${label}.*${literally(String(value ?? ''))}`, 'i')]
      }),
    ),
})

export const paperKeepsTheMatriculeBack = check({
  id: 'ins.paperKeepsTheMatriculeBack',
  title: {
    fr: 'Le papier d’une identité récupérée ne porte ni matricule, ni OID, ni datamatrix',
    en: 'The paper of a recovered identity has no matricule, OID or datamatrix',
  },
  verifies: ['INS/va1.53', 'INS/va1.59'],
  observes: ofStatus(false),
  judge: ({ identity, paper }) => ({
    ok:
      !paper.text.replaceAll(' ', '').includes((identity.matricule ?? '').slice(0, 13)) &&
      !paper.text.includes(identity.oid ?? '∅') &&
      paper.datamatrix === undefined,
    expected: { fr: `ni ${identity.matricule} ni datamatrix`, en: `neither ${identity.matricule} nor datamatrix` },
    actual: paper.datamatrix ?? paper.text,
  }),
})

export const datamatrixSaysTheIdentity = check({
  id: 'ins.datamatrixSaysTheIdentity',
  title: {
    fr: 'Le datamatrix INS du papier dit le matricule, l’OID et les traits de l’identité qualifiée',
    en: 'The INS datamatrix of the paper says the matricule, the OID and the traits of the qualified identity',
  },
  verifies: ['INS/va1.03'],
  observes: ofStatus(true),
  judge: ({ identity, paper }) => {
    const { matricule, oid, prenomsNaissance, nomNaissance, sexe, dateNaissance } = identity
    const wanted = [matricule, oid, prenomsNaissance, nomNaissance, sexe, dateNaissance].join(' · ')
    const reading = readDatamatrix(paper.datamatrix ?? '')
    if ('problem' in reading) return { ok: false, expected: wanted, actual: reading.problem }
    const { ins } = reading
    const said = [ins.matricule, ins.oid, ins.prenoms, ins.nomNaissance, ins.sexe, ins.dateNaissance].join(' · ')
    return { ok: said === wanted, expected: wanted, actual: said }
  },
})
