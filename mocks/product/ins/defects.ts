import type { Defect } from '../defect.ts'

const defect = (id: string, fr: string, en: string, ...kills: readonly string[]): Defect => ({
  id: `ins.${id}`,
  title: { fr, en },
  suite: 'ins',
  outcome: 'fail',
  kills: kills.map((check) => `ins.${check}`),
})

/** What the reference product can be told to do wrong with identities. */
export const insDefects: readonly Defect[] = [
  defect(
    'prenom-used-for-liste-prenom',
    'Les prénoms de naissance viennent de la balise Prenom et non de ListePrenom',
    'The birth given names come from Prenom instead of ListePrenom',
    'prenomsNaissanceComeFromListePrenom',
  ),
  defect(
    'matricule-without-key',
    'Le matricule est gardé sans sa clé',
    'The matricule is kept without its key',
    'matriculeAndOidAreTheOnesReturned',
  ),
  defect(
    'oid-hard-coded',
    'L’OID est écrit en dur au lieu d’être celui qu’INSi renvoie',
    'The OID is hard-coded instead of the one that INSi returns',
    'matriculeAndOidAreTheOnesReturned',
  ),
  defect(
    'traits-not-imported',
    'Les traits renvoyés par INSi ne remplacent pas ceux saisis localement',
    'The traits returned by INSi do not replace the local ones',
    'strictTraitsAreTheOnesReturned',
  ),
  defect(
    'date-00-imported',
    'Une identité dont la date de naissance comporte 00 est importée',
    'An identity whose birth date has 00 is imported',
    'identityWithDate00IsNotImported',
  ),
  defect(
    'search-ignores-key',
    'La recherche par matricule accepte une clé fausse',
    'The search by matricule accepts a wrong key',
    'searchRefusesAWrongKey',
  ),
  defect(
    'search-accepts-13-characters',
    'La recherche par matricule accepte 13 caractères sans clé',
    'The search by matricule accepts 13 characters without a key',
    'searchRefusesAMissingKey',
  ),
  defect(
    'search-finds-nothing',
    'La recherche par matricule ne retrouve pas l’usager connu',
    'The search by matricule does not find the known person',
    'searchByMatriculeFindsThePerson',
  ),
]
