import { formatDatamatrix } from './datamatrix.ts'

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
