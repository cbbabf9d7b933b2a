import type { XmlElement } from '../../xml/element.ts'
import { findAll, textAt } from '../../xml/find.ts'
import { insi } from './namespaces.ts'

/** RECSANSVITALE: what a caller knows of the person. Dates are `AAAA-MM-JJ`; an absent or empty element is undefined. */
export interface RechercheAvecTraits {
  readonly nomNaissance: string | undefined
  readonly prenoms: readonly string[]
  readonly sexe: string | undefined
  readonly dateNaissance: string | undefined
  readonly lieuNaissance: string | undefined
}

const filled = (element: XmlElement, name: string): string | undefined => textAt(element, name) || undefined

/** The typed view of a RECSANSVITALE element; undefined when the payload is something else. */
export const readRechercheAvecTraits = (body: XmlElement): RechercheAvecTraits | undefined => {
  if (body.ns !== insi.request || body.name !== 'RECSANSVITALE') return undefined
  return {
    nomNaissance: filled(body, 'NomNaissance'),
    prenoms: findAll(body, 'Prenom')
      .map(({ text }) => text.trim())
      .filter((prenom) => prenom !== ''),
    sexe: filled(body, 'Sexe'),
    dateNaissance: filled(body, 'DateNaissance'),
    lieuNaissance: filled(body, 'LieuNaissance'),
  }
}
