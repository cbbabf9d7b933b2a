import type { Defect } from '../../defect.ts'
import { defect } from './defect.ts'

/** What the product can do wrong when an identity is created or looked for. */
export const creationDefects: readonly Defect[] = [
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
  defect(
    'corsica-as-a-number',
    'Un matricule né en Corse est traité comme un nombre : sa lettre est refusée',
    'A matricule of Corsica is handled as a number: its letter is refused',
    'searchByMatriculeFindsThePerson',
  ),
  defect(
    'creation-without-birth-place',
    'Une identité se crée sans lieu de naissance',
    'An identity is created without a birth place',
    'creationRefusesAMissingTrait',
  ),
  defect(
    'creation-demands-used-name',
    'Le nom utilisé est exigé pour créer une identité',
    'The used name is demanded to create an identity',
    'creationNeedsNothingElse',
  ),
  defect(
    'lower-case-names-accepted',
    'Un nom entre avec minuscules et accents',
    'A name enters with lower case and accents',
    'namesAreInCapitals',
  ),
  defect(
    'apostrophe-lost',
    'L’apostrophe d’un nom est remplacée par une espace',
    'The apostrophe of a name is replaced by a space',
    'nameKeepsItsCharacters',
  ),
  defect(
    'impossible-dates-accepted',
    'Une date du 32 du mois est acceptée',
    'A date on the 32nd of the month is accepted',
    'creationRefusesImpossibleDates',
  ),
  defect(
    'created-as-validated',
    'Une identité nouvelle est déjà validée',
    'A new identity is validated already',
    'newIdentityIsProvisoire',
  ),
  defect(
    'used-given-name-not-kept',
    'Le prénom utilisé n’est pas gardé',
    'The used given name is not kept',
    'tenFieldsAreKept',
  ),
  defect(
    'search-wants-whole-names',
    'La recherche veut des noms entiers',
    'The search wants whole names',
    'searchByDateAndNameIgnoresWhichName',
    'searchByDateAndGivenNameIgnoresWhichName',
  ),
  defect(
    'search-forgets-used-name',
    'La recherche ne regarde pas le nom utilisé',
    'The search does not look at the used name',
    'searchByDateAndNameIgnoresWhichName',
  ),
  defect(
    'search-forgets-used-given-name',
    'La recherche ne regarde pas le prénom utilisé',
    'The search does not look at the used given name',
    'searchByDateAndGivenNameIgnoresWhichName',
  ),
  defect(
    'search-minds-punctuation',
    'La recherche tient compte des tirets et des accents',
    'The search minds hyphens and accents',
    'searchIgnoresPunctuation',
  ),
  defect(
    'search-shows-one-person-only',
    'La recherche ne montre que la première personne trouvée',
    'The search shows the first person found only',
    'searchByDateShowsEveryone',
  ),
]
