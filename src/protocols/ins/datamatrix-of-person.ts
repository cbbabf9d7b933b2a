import { type DatamatrixIns, formatDatamatrix, parseDatamatrix } from './datamatrix.ts'

/** A person as a datamatrix INS tells them. The date is `AAAA-MM-JJ`, the COG may be missing. */
export interface PersonOnPaper {
  /** 15 characters, key included. */
  readonly matricule: string
  readonly oid: string
  /** All the birth given names, space-separated. */
  readonly prenoms: string
  readonly nomNaissance: string
  readonly sexe: 'M' | 'F'
  readonly dateNaissance: string
  readonly lieuNaissance?: string
}

/** A datamatrix writes a date the other way round: `JJ-MM-AAAA`. */
const reversed = (date: string): string => date.split('-').reverse().join('-')

const longestNames = 100

/** The text to encode. The caller has checked that the identity is qualified and that names are in the letters of INSi. */
export const datamatrixText = ({ lieuNaissance, ...person }: PersonOnPaper): string =>
  formatDatamatrix({
    matricule: person.matricule,
    oid: person.oid,
    givenNames: person.prenoms.slice(0, longestNames),
    birthName: person.nomNaissance.slice(0, longestNames),
    sex: person.sexe,
    birthDate: reversed(person.dateNaissance),
    birthPlaceCog: lieuNaissance === '' ? undefined : lieuNaissance,
  })

const isWhole = (fields: Partial<DatamatrixIns>): fields is DatamatrixIns & { readonly sex: 'M' | 'F' } =>
  fields.sex === 'M' || fields.sex === 'F'

/** What a scanner that returns this text shows, or the first thing that keeps it from being a datamatrix INS. */
export const readDatamatrix = (text: string): { readonly ins: PersonOnPaper } | { readonly problem: string } => {
  const { fields, problems } = parseDatamatrix(text)
  const [first] = problems
  if (first !== undefined || !isWhole(fields)) {
    return { problem: first ? `${first.code}${first.field ? ` (${first.field})` : ''}` : 'missing-field (S5)' }
  }
  return {
    ins: {
      matricule: fields.matricule,
      oid: fields.oid,
      prenoms: fields.givenNames,
      nomNaissance: fields.birthName,
      sexe: fields.sex,
      dateNaissance: reversed(fields.birthDate),
      ...(fields.birthPlaceCog === undefined ? {} : { lieuNaissance: fields.birthPlaceCog }),
    },
  }
}
