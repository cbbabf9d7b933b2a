import type { Identity } from '../../../src/model/pilot.ts'
import { quoted, type Text } from '../../../src/model/text.ts'
import { insOids } from '../../../src/protocols/ins/matricule.ts'
import { datamatrixFollowsItsFormat as formatRule, legible } from '../../../src/rules/ins/datamatrix.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { ruleCheck } from '../../rule-check.ts'
import { datamatrixIn, type Print, prints } from '../evidence/prints.ts'

type Seen<K extends 'text' | 'codes'> = Print & { readonly [Key in K]: NonNullable<Print[Key]> }

const printsWith = async <K extends 'text' | 'codes'>(
  record: ScenarioRecord,
  ...needed: readonly K[]
): Promise<readonly Observation<Seen<K>>[]> =>
  (await prints(record)).filter((one): one is Observation<Seen<K>> =>
    needed.every((key) => one.value[key] !== undefined),
  )

const isQualified = ({ value: { identity } }: Observation<Print>): boolean =>
  identity.matricule !== undefined && identity.statut === 'qualifiee'

const isOnlyRecovered = ({ value: { identity } }: Observation<Print>): boolean =>
  identity.matricule !== undefined && identity.statut !== 'qualifiee'

/** The number without its key: a code may hold it without. */
const insNumber = ({ matricule }: Identity): string => (matricule ?? '∅').slice(0, 13)

const dayFirst = (date: string, separator: string): string => date.split('-').reverse().join(separator)

const nature = ({ oid }: Identity): string => (oid === insOids.nia ? 'NIA' : 'NIR')

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A matricule is often printed in groups. */
const grouped = (matricule: string): string => [...matricule].join('\\s?')

/** A label, by a pattern of what it may be, and the pattern of what stands after it; `said` tells both to people. */
interface Labelled {
  readonly label: string
  readonly value: string
  readonly said: string
}

const labelled = (name: string, label: string, value: string): Labelled => ({
  label,
  value: literally(value),
  said: `${name} : ${value}`,
})

/** Label and value may stand on two lines: a form or a table is read column by column. */
const isOn = (text: string, { label, value }: Labelled): boolean =>
  new RegExp(`${label}[\\s\\S]{0,120}?${value}`, 'i').test(text)

const judgeText = (text: string, wanted: readonly Labelled[]) => {
  const said = (some: readonly Labelled[]): Text => quoted(some.map((one) => one.said).join(' · '))
  const missing = wanted.filter((one) => !isOn(text, one))
  return {
    ok: missing.length === 0,
    expected: said(wanted),
    actual:
      missing.length === 0
        ? quoted(text)
        : { fr: `il manque ${said(missing).fr}`, en: `${said(missing).en} is missing` },
  }
}

export const paperShowsTheMinimalIdentity = check({
  id: 'ins.paperShowsTheMinimalIdentity',
  title: {
    fr: 'Le papier porte, intitulés, nom de naissance, premier prénom, date, sexe, et le matricule suivi de sa nature',
    en: 'The paper has, labelled, birth name, first given name, date, sex, and the matricule followed by its nature',
  },
  verifies: ['INS/va1.15'],
  reads: ['identity.matricule', 'identity.oid'],
  observes: async (record) => (await printsWith(record, 'text')).filter(isQualified),
  judge: ({ identity, text }) =>
    judgeText(text, [
      labelled('Nom de naissance', '(Nom de naissance|N\\. Nais\\.)', identity.nomNaissance),
      labelled('Premier prénom de naissance', '(prénom de naissance|Pr\\. 1)', identity.premierPrenom),
      {
        label: '(Date de naissance|DDN)',
        value: dayFirst(identity.dateNaissance, '[/. -]'),
        said: `Date de naissance : ${dayFirst(identity.dateNaissance, '/')}`,
      },
      { label: '\\b(Sexe|S\\.)', value: `\\b${identity.sexe}\\b`, said: `Sexe : ${identity.sexe}` },
      {
        label: 'INS',
        value: `${grouped(identity.matricule ?? '')}\\W{0,10}${nature(identity)}`,
        said: `INS : ${identity.matricule} (${nature(identity)})`,
      },
    ]),
})

const optional: Readonly<Record<string, readonly [name: string, label: string]>> = {
  nomUtilise: ['Nom utilisé', '(Nom utilisé|N\\. Ut\\.)'],
  prenomUtilise: ['Prénom utilisé', '(Prénom utilisé|Pr\\. Ut\\.)'],
  lieuNaissance: ['Lieu de naissance (code INSEE)', '(lieu|INSEE).*nais'],
}

export const paperShowsTheChosenTraits = check({
  id: 'ins.paperShowsTheChosenTraits',
  title: {
    fr: 'Le papier porte les traits que le paramétrage ajoute, sous un intitulé sans équivoque',
    en: 'The paper has the traits that the settings add, under a clear label',
  },
  verifies: ['INS/va1.10'],
  reads: ['identity.nomUtilise', 'identity.prenomUtilise'],
  observes: async (record) => (await printsWith(record, 'text')).filter(({ value }) => value.asked.length > 0),
  judge: ({ identity, text, asked }) =>
    judgeText(
      text,
      asked.flatMap((trait) => {
        const value: unknown = Reflect.get(identity, trait)
        const names = optional[trait]
        return names === undefined ? [] : [labelled(...names, String(value ?? ''))]
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
  reads: ['identity.matricule', 'identity.oid'],
  observes: async (record) => (await printsWith(record, 'text', 'codes')).filter(isOnlyRecovered),
  judge: ({ identity, text, codes }) => {
    const number = insNumber(identity)
    const coded = datamatrixIn(codes) ?? codes.find((code) => code.includes(number))
    return {
      ok: !text.replace(/\s/g, '').includes(number) && !text.includes(identity.oid ?? '∅') && coded === undefined,
      expected: { fr: `ni ${identity.matricule} ni datamatrix`, en: `neither ${identity.matricule} nor datamatrix` },
      actual: coded === undefined ? quoted(text) : legible(coded),
    }
  },
})

/** Whether a field has this value and no more; what ends it is another check's matter. */
const says = (datamatrix: string, field: string): boolean =>
  new RegExp(`${literally(field)}(?=\\u001d|S[1-7]|$)`).test(datamatrix)

/** The datamatrix INS is asked for only when no other code of the paper has the INS: va1.03 excepts it. */
const inAnotherCode = ({ identity, codes }: Seen<'codes'>): boolean =>
  datamatrixIn(codes) === undefined && codes.some((code) => code.includes(insNumber(identity)))

const nothingRead = {
  fr: 'aucun datamatrix INS n’est lu dans le PDF',
  en: 'no datamatrix INS is read in the PDF',
}

export const datamatrixSaysTheIdentity = check({
  id: 'ins.datamatrixSaysTheIdentity',
  title: {
    fr: 'Le datamatrix INS du papier dit le matricule, l’OID et les traits de l’identité qualifiée',
    en: 'The INS datamatrix of the paper says the matricule, the OID and the traits of the qualified identity',
  },
  verifies: ['INS/va1.03'],
  reads: ['identity.matricule', 'identity.oid'],
  observes: async (record) =>
    (await printsWith(record, 'codes')).filter((one) => isQualified(one) && !inAnotherCode(one.value)),
  judge: ({ identity, codes }) => {
    const datamatrix = datamatrixIn(codes)
    const { matricule, oid, prenomsNaissance, nomNaissance, sexe, dateNaissance } = identity
    const fields = [matricule, oid, prenomsNaissance, nomNaissance, sexe, dayFirst(dateNaissance, '-')].map(
      (value, index) => `S${index + 1}${value}`,
    )
    const expected = fields.map((field) => `${field.slice(0, 2)} ${field.slice(2)}`).join(' · ')
    if (datamatrix === undefined) return { ok: false, expected, actual: nothingRead }
    return { ok: fields.every((field) => says(datamatrix, field)), expected, actual: legible(datamatrix) }
  },
})

export const datamatrixFollowsItsFormat = ruleCheck({
  id: 'ins.datamatrixFollowsItsFormat',
  title: {
    fr: 'Le datamatrix INS du papier suit son format : en-tête, champs, séparateurs',
    en: 'The INS datamatrix of the paper follows its format: header, fields, separators',
  },
  verifies: ['INS/va1.03'],
  rules: [formatRule],
  subjects: async (record) =>
    (await printsWith(record, 'codes')).flatMap(({ value: { codes }, evidence }) => {
      const datamatrix = datamatrixIn(codes)
      return datamatrix === undefined ? [] : [{ value: [datamatrix], evidence }]
    }),
})
