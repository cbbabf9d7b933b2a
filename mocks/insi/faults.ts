import { certificateFaults } from '../certificate-faults.ts'
import { fault } from '../declare.ts'
import type { Altered, CodeCR } from './answer.ts'

/** Everything INSi can be told to answer instead of the truth. */
export const insiFaults = [
  fault('code-01', 'Aucune identité trouvée', 'No identity found'),
  fault('code-02', 'Plusieurs identités trouvées', 'Several identities found'),
  fault(
    'code-02-without-cog',
    'Plusieurs identités, jusqu’à ce que le code lieu soit donné',
    'Several identities, until the place is given',
  ),
  fault('date-day-00', 'Jour de naissance 00', 'Day of birth 00'),
  fault('date-month-00', 'Mois de naissance 00', 'Month of birth 00'),
  fault('empty-name', 'Nom de naissance vide', 'Empty birth name'),
  fault('empty-given-names', 'Prénoms de naissance vides', 'Empty birth given names'),
  fault('empty-sex', 'Sexe vide', 'Empty sex'),
  fault('siram-40', 'Service temporairement inaccessible (siram_40)', 'Service temporarily unavailable (siram_40)'),
  fault('desir-550', 'Numéro d’autorisation du logiciel inconnu', 'Unknown software authorisation number'),
  fault('desir-560', 'Droits insuffisants (DESIR_560)', 'Insufficient rights (DESIR_560)'),
  fault('bad-characters', 'Caractères interdits dans un nom', 'Forbidden characters in a name'),
  fault('insi-24', 'Format du sexe incorrect (insi_24)', 'Wrong format of the sex (insi_24)'),
  fault('verification-ko', 'Toute vérification est KO', 'Every verification is KO'),
  fault('http-503', 'Erreur HTTP 503', 'HTTP error 503'),
  fault('malformed-xml', 'Réponse XML mal formée', 'Malformed XML answer'),
  fault('slow', 'Réponse après 5 secondes', 'Answer after 5 seconds'),
  fault('cut', 'Connexion coupée sans réponse', 'Connection cut without an answer'),
  ...certificateFaults,
] as const

export type InsiFault = (typeof insiFaults)[number]['id']

declare module '../../src/model/words.ts' {
  interface FaultsOfServices {
    readonly insi: InsiFault
  }
}

/** The code that a recovery gets by a selected fault; undefined for the registry's own answer. */
export const recoveryCode = (fault: string | undefined, lieuNaissance: string | undefined): CodeCR | undefined => {
  if (fault === 'code-01') return '01'
  if (fault === 'code-02') return '02'
  return fault === 'code-02-without-cog' && lieuNaissance === undefined ? '02' : undefined
}

/** What a fault changes in the traits of the person found. */
export const alteredBy = (fault: string | undefined, dateNaissance: string): Altered => {
  const [year, month, day] = dateNaissance.split('-')
  switch (fault) {
    case 'date-day-00':
      return { DateNaissance: `${year}-${month}-00` }
    case 'date-month-00':
      return { DateNaissance: `${year}-00-${day}` }
    case 'empty-name':
      return { NomNaissance: '' }
    case 'empty-given-names':
      return { Prenom: '', ListePrenom: '' }
    case 'empty-sex':
      return { Sexe: '' }
    default:
      return {}
  }
}
