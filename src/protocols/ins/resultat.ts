import type { XmlElement } from '../../xml/element.ts'
import { find, findAll, textAt } from '../../xml/find.ts'
import { keyOf } from './matricule.ts'
import { insi } from './namespaces.ts'

/** A matricule as INSi gives it: 15 characters (the key is computed when the answer leaves it out) and its root. */
export interface Ins {
  readonly matricule: string
  readonly oid: string
}

/** RESULTAT: the answer of a recovery. `tiq` holds the traits of reference as written, empty strings included. */
export interface Resultat {
  /** `00` one identity, `01` none, `02` several. */
  readonly code: string
  readonly libelle: string
  readonly individu:
    | {
        readonly actif: Ins
        readonly histo: readonly Ins[]
        readonly nomNaissance: string
        /** The given name that the search hit. */
        readonly prenom: string
        /** All the birth given names: the one to keep (INS/va1.52). */
        readonly listePrenom: string
        readonly sexe: string
        readonly dateNaissance: string
        readonly lieuNaissance: string
      }
    | undefined
}

const insOf = (element: XmlElement | undefined): Ins => {
  const thirteen = textAt(element, 'IdIndividu', 'NumIdentifiant') ?? ''
  const key = textAt(element, 'IdIndividu', 'Cle') ?? keyOf(thirteen) ?? ''
  return { matricule: thirteen + key.padStart(2, '0'), oid: textAt(element, 'OID') ?? '' }
}

/** The typed view of a RESULTAT element; undefined when the payload is something else (a fault). */
export const readResultat = (body: XmlElement): Resultat | undefined => {
  if (body.ns !== insi.result || body.name !== 'RESULTAT') return undefined
  const individu = find(body, 'INDIVIDU')
  const tiq = find(individu, 'TIQ')
  const trait = (name: string) => textAt(tiq, name) ?? ''
  return {
    code: textAt(body, 'CR', 'CodeCR') ?? '',
    libelle: textAt(body, 'CR', 'LibelleCR') ?? '',
    individu: individu && {
      actif: insOf(find(individu, 'INSACTIF')),
      histo: findAll(individu, 'INSHISTO').map(insOf),
      nomNaissance: trait('NomNaissance'),
      prenom: trait('Prenom'),
      listePrenom: trait('ListePrenom'),
      sexe: trait('Sexe'),
      dateNaissance: trait('DateNaissance'),
      lieuNaissance: trait('LieuNaissance'),
    },
  }
}

/** Whether a date of INSi has `00` for its day or its month (INS implementation guide, rule 11). */
export const hasUnknownDayOrMonth = (date: string): boolean => /^\d{4}-(00-\d{2}|\d{2}-00)$/.test(date)
