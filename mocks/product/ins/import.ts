import type { Identity } from '../../../src/model/pilot.ts'
import { insOids } from '../../../src/protocols/ins/matricule.ts'
import { hasUnknownDayOrMonth, type Resultat } from '../../../src/protocols/ins/resultat.ts'
import type { ProductContext } from '../context.ts'
import { after } from './keep.ts'

type Individu = NonNullable<Resultat['individu']>

/** Why what INSi returned may not be imported (rules 11 and 12 of the implementation guide), or undefined. */
export const refusal = (found: Individu, context: ProductContext): string | undefined => {
  if (hasUnknownDayOrMonth(found.dateNaissance) && !context.has('ins.date-00-imported')) {
    return 'la date de naissance renvoyée par INSi comporte 00 pour le jour ou le mois'
  }
  const empty = [found.nomNaissance, found.listePrenom, found.sexe].some((trait) => trait === '')
  return empty && !context.has('ins.empty-traits-imported')
    ? 'un trait obligatoire renvoyé par INSi est vide'
    : undefined
}

/** The identity filled with what INSi returned (rule 6): ListePrenom gives the birth given names. */
export const imported = (identity: Identity, found: Individu, context: ProductContext): Identity => {
  const { matricule, oid } = found.actif
  const traits = context.has('ins.traits-not-imported')
    ? {}
    : {
        nomNaissance: found.nomNaissance,
        dateNaissance: found.dateNaissance,
        sexe: found.sexe === 'F' ? ('F' as const) : ('M' as const),
        lieuNaissance: found.lieuNaissance,
      }
  const risen = after(identity, { kind: 'insi-accepted', matricule, oid })
  return {
    ...risen,
    ...traits,
    ...(context.has('ins.first-given-name-overwritten') ? { premierPrenom: found.listePrenom } : {}),
    prenomsNaissance: context.has('ins.prenom-used-for-liste-prenom') ? found.prenom : found.listePrenom,
    matricule: context.has('ins.matricule-without-key') ? matricule.slice(0, 13) : matricule,
    oid: context.has('ins.oid-hard-coded') ? insOids.nirDemo : oid,
    ...(context.has('ins.insi-answer-does-not-raise-the-status') ? { statut: identity.statut } : {}),
  }
}
