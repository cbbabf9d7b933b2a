import type { Identity } from '../../../src/model/pilot.ts'
import { insOids } from '../../../src/protocols/ins/matricule.ts'
import { hasUnknownDayOrMonth, type Resultat } from '../../../src/protocols/ins/resultat.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { after } from './keep.ts'

type Individu = NonNullable<Resultat['individu']>

export const date00Imported = defect(
  'ins.date-00-imported',
  'fail',
  ['ins.identityWithDate00IsNotImported'],
  'Une identité dont la date de naissance comporte 00 est importée',
  'An identity whose birth date has 00 is imported',
)

export const emptyTraitsImported = defect(
  'ins.empty-traits-imported',
  'fail',
  ['ins.identityWithEmptyTraitIsNotImported'],
  'Une réponse d’INSi dont un trait est vide est importée',
  'An INSi answer with an empty trait is imported',
)

/** Why what INSi returned may not be imported (rules 11 and 12 of the implementation guide), or undefined. */
export const refusal = (found: Individu, context: ProductContext): string | undefined => {
  if (hasUnknownDayOrMonth(found.dateNaissance) && !context.has(date00Imported)) {
    return 'la date de naissance renvoyée par INSi comporte 00 pour le jour ou le mois'
  }
  const empty = [found.nomNaissance, found.listePrenom, found.sexe].some((trait) => trait === '')
  return empty && !context.has(emptyTraitsImported) ? 'un trait obligatoire renvoyé par INSi est vide' : undefined
}

export const traitsNotImported = defect(
  'ins.traits-not-imported',
  'fail',
  ['ins.strictTraitsAreTheOnesReturned'],
  'Les traits renvoyés par INSi ne remplacent pas ceux saisis localement',
  'The traits returned by INSi do not replace the local ones',
)

export const firstGivenNameOverwritten = defect(
  'ins.first-given-name-overwritten',
  'fail',
  ['ins.firstGivenNameStaysTheUsers'],
  'Le retour d’INSi remplace le premier prénom saisi',
  'INSi’s answer replaces the first given name typed',
)

export const prenomUsedForListePrenom = defect(
  'ins.prenom-used-for-liste-prenom',
  'fail',
  ['ins.prenomsNaissanceComeFromListePrenom'],
  'Les prénoms de naissance viennent de la balise Prenom et non de ListePrenom',
  'The birth given names come from Prenom instead of ListePrenom',
)

export const matriculeWithoutKey = defect(
  'ins.matricule-without-key',
  'fail',
  ['ins.matriculeAndOidAreTheOnesReturned'],
  'Le matricule est gardé sans sa clé',
  'The matricule is kept without its key',
)

export const oidHardCoded = defect(
  'ins.oid-hard-coded',
  'fail',
  ['ins.matriculeAndOidAreTheOnesReturned'],
  'L’OID est écrit en dur au lieu d’être celui qu’INSi renvoie',
  'The OID is hard-coded instead of the one that INSi returns',
)

export const insiAnswerDoesNotRaiseTheStatus = defect(
  'ins.insi-answer-does-not-raise-the-status',
  'fail',
  ['ins.insiAnswerRaisesTheStatus'],
  'La réponse d’INSi ne change pas le statut',
  'INSi’s answer does not change the status',
)

/** The identity filled with what INSi returned (rule 6): ListePrenom gives the birth given names. */
export const imported = (identity: Identity, found: Individu, context: ProductContext): Identity => {
  const { matricule, oid } = found.actif
  const traits = context.has(traitsNotImported)
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
    ...(context.has(firstGivenNameOverwritten) ? { premierPrenom: found.listePrenom } : {}),
    prenomsNaissance: context.has(prenomUsedForListePrenom) ? found.prenom : found.listePrenom,
    matricule: context.has(matriculeWithoutKey) ? matricule.slice(0, 13) : matricule,
    oid: context.has(oidHardCoded) ? insOids.nirDemo : oid,
    ...(context.has(insiAnswerDoesNotRaiseTheStatus) ? { statut: identity.statut } : {}),
  }
}
