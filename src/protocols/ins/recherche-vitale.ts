import type { XmlElement } from '../../xml/element.ts'
import { find, textAt } from '../../xml/find.ts'
import { insi } from './namespaces.ts'

/** RECVITALE: what a Vitale card says of one of its beneficiaries. Matricules have 15 characters. */
export interface RechercheAvecVitale {
  /** The beneficiary's own matricule, when the card has it. */
  readonly matriculeIndividu: string | undefined
  /** The matricule of the insured person whose rights are used. */
  readonly matriculeOD: string
  readonly nomNaissance: string
  /** `AAAA-MM-JJ`, as the card has it: day or month may be 00 or beyond the calendar. */
  readonly dateNaissance: string
  readonly rangNaissance: string
}

const matriculeOf = (element: XmlElement | undefined): string | undefined =>
  element && `${textAt(element, 'NumIdentifiant') ?? ''}${textAt(element, 'Cle') ?? ''}`

/** The typed view of a RECVITALE element; undefined when the payload is something else. */
export const readRechercheAvecVitale = (body: XmlElement): RechercheAvecVitale | undefined => {
  if (body.ns !== insi.requestVitale || body.name !== 'RECVITALE') return undefined
  return {
    matriculeIndividu: matriculeOf(find(body, 'MatriculeIndividu')),
    matriculeOD: matriculeOf(find(body, 'MatriculeOD')) ?? '',
    nomNaissance: textAt(body, 'NomNaissance') ?? '',
    dateNaissance: textAt(body, 'DateNaissance') ?? '',
    rangNaissance: textAt(body, 'RangNaissance') ?? '',
  }
}
