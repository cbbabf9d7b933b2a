// Lot 2 of INSi: shape not verified. Element names follow the only public traces of it; the rest is an assumption,
// `insi.lot2-shape`, that every exchange of these operations names.

import type { XmlElement } from '../../xml/element.ts'
import { find, findAll, textAt } from '../../xml/find.ts'
import { el, type Markup } from '../../xml/write.ts'
import { insi } from './namespaces.ts'

/** An identity put to verification: the INS that is held, and the strict traits beside it. */
export interface ToVerify {
  /** What the caller calls it, given back beside the result. */
  readonly ref?: string
  /** 15 characters. */
  readonly matricule: string
  readonly oid: string
  readonly nomNaissance: string
  readonly prenom?: string
  readonly listePrenom?: string
  readonly sexe: string
  readonly dateNaissance: string
  readonly lieuNaissance?: string
}

export interface Verified {
  readonly ref?: string
  readonly outcome: 'OK' | 'KO'
}

const individu = (one: ToVerify): Markup =>
  el(
    'IndividuVerifie',
    { ref: one.ref },
    el(
      'INSFourni',
      {},
      el(
        'IdIndividu',
        {},
        el('NumIdentifiant', {}, one.matricule.slice(0, 13)),
        el('Cle', {}, one.matricule.slice(13)),
      ),
      el('OID', {}, one.oid),
    ),
    el(
      'TraitsIdentiteIndividu',
      {},
      el('NomNaissance', {}, one.nomNaissance),
      one.prenom === undefined ? undefined : el('Prenom', {}, one.prenom),
      one.listePrenom === undefined ? undefined : el('ListePrenom', {}, one.listePrenom),
      el('Sexe', {}, one.sexe),
      el('DateNaissance', {}, one.dateNaissance),
      one.lieuNaissance === undefined ? undefined : el('LieuNaissance', {}, one.lieuNaissance),
    ),
  )

/** VERIFICATION: one identity. */
export const verificationOf = (one: ToVerify): Markup => el('VERIFICATION', { xmlns: insi.verification }, individu(one))

/** DEPOTVERIFICATION: a batch, answered by the number to come back with. */
export const depositOf = (many: readonly ToVerify[]): Markup =>
  el('DEPOTVERIFICATION', { xmlns: insi.verification }, many.map(individu))

/** RETRAITVERIFICATION: what became of a batch. */
export const withdrawalOf = (lot: string): Markup =>
  el('RETRAITVERIFICATION', { xmlns: insi.verification }, el('IdLot', {}, lot))

const optional = <K extends string>(name: K, value: string | undefined): { readonly [P in K]?: string } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: string }

const toVerify = (element: XmlElement): ToVerify => {
  const traits = find(element, 'TraitsIdentiteIndividu')
  const id = find(element, 'INSFourni', 'IdIndividu')
  return {
    ...optional('ref', element.attributes.ref),
    matricule: `${textAt(id, 'NumIdentifiant') ?? ''}${textAt(id, 'Cle') ?? ''}`,
    oid: textAt(element, 'INSFourni', 'OID') ?? '',
    nomNaissance: textAt(traits, 'NomNaissance') ?? '',
    ...optional('prenom', textAt(traits, 'Prenom')),
    ...optional('listePrenom', textAt(traits, 'ListePrenom')),
    sexe: textAt(traits, 'Sexe') ?? '',
    dateNaissance: textAt(traits, 'DateNaissance') ?? '',
    ...optional('lieuNaissance', textAt(traits, 'LieuNaissance')),
  }
}

/** The identities of a VERIFICATION or of a DEPOTVERIFICATION; none for another payload. */
export const readToVerify = (body: XmlElement): readonly ToVerify[] =>
  body.ns === insi.verification ? findAll(body, 'IndividuVerifie').map(toVerify) : []

/** The lot number of a deposit's answer or of a withdrawal. */
export const readLot = (body: XmlElement): string | undefined => textAt(body, 'IdLot')

/** The results that an answer carries, in the order of the question; none for another payload (a fault, a deposit). */
export const readVerified = (body: XmlElement): readonly Verified[] =>
  body.ns !== insi.verificationResult
    ? []
    : findAll(body, 'Resultat').map(({ attributes, text }) => ({
        ...optional('ref', attributes.ref),
        outcome: text.trim() === 'OK' ? 'OK' : 'KO',
      }))
