import type { Requirement } from '../../src/model/requirement.ts'
import { chapter, suite } from '../../src/run/suite.ts'
import { identityWithDate00IsNotImported } from './checks/date-00.ts'
import {
  matriculeAndOidAreTheOnesReturned,
  prenomsNaissanceComeFromListePrenom,
  strictTraitsAreTheOnesReturned,
} from './checks/import.ts'
import { searchByMatriculeFindsThePerson, searchRefusesAMissingKey, searchRefusesAWrongKey } from './checks/search.ts'
import requirements from './requirements.json' with { type: 'json' }
import date00 from './scenarios/INS.va1.28.01.ts'
import searchByMatricule from './scenarios/INS.va1.41.01.ts'
import fillsIdentity from './scenarios/INS.va1.52.01.ts'

const recovery = { fr: 'Récupération de l’INS', en: 'Recovery of the INS' }
const search = { fr: 'Recherche d’antériorité', en: 'Search for a known person' }

export default suite(
  'ins',
  { fr: 'Identité nationale de santé', en: 'National health identity' },
  requirements as readonly Requirement[],
  [
    chapter(recovery, fillsIdentity, [
      matriculeAndOidAreTheOnesReturned,
      prenomsNaissanceComeFromListePrenom,
      strictTraitsAreTheOnesReturned,
    ]),
    chapter(recovery, date00, [identityWithDate00IsNotImported]),
    chapter(search, searchByMatricule, [
      searchByMatriculeFindsThePerson,
      searchRefusesAWrongKey,
      searchRefusesAMissingKey,
    ]),
  ],
)
