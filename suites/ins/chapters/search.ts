import { chapter } from '../../../src/run/suite.ts'
import { searchByMatriculeFindsThePerson, searchRefusesAMissingKey, searchRefusesAWrongKey } from '../checks/search.ts'
import {
  searchByDateAndGivenNameIgnoresWhichName,
  searchByDateAndNameIgnoresWhichName,
  searchByDateShowsEveryone,
  searchIgnoresPunctuation,
} from '../checks/search-by-traits.ts'
import s02_01 from '../scenarios/INS.va1.02.01.ts'
import s02_02 from '../scenarios/INS.va1.02.02.ts'
import s02_03 from '../scenarios/INS.va1.02.03.ts'
import s02_04 from '../scenarios/INS.va1.02.04.ts'
import s02_05 from '../scenarios/INS.va1.02.05.ts'
import s25_01 from '../scenarios/INS.va1.25.01.ts'
import s25_02 from '../scenarios/INS.va1.25.02.ts'
import s25_03 from '../scenarios/INS.va1.25.03.ts'
import s25_04 from '../scenarios/INS.va1.25.04.ts'
import s41_01 from '../scenarios/INS.va1.41.01.ts'

const section = { fr: 'Recherche d’antériorité', en: 'Search for a known person' }

/** Rule 17: by birth date, name, given name or matricule. */
export const search = [
  chapter(section, s02_01, [searchByDateShowsEveryone]),
  chapter(section, s02_02, [searchByDateAndNameIgnoresWhichName]),
  chapter(section, s02_03, [searchByDateAndNameIgnoresWhichName]),
  chapter(section, s02_04, [searchByDateAndGivenNameIgnoresWhichName]),
  chapter(section, s02_05, [searchByDateAndGivenNameIgnoresWhichName]),
  chapter(section, s25_01, [searchIgnoresPunctuation]),
  chapter(section, s25_02, [searchIgnoresPunctuation]),
  chapter(section, s25_03, [searchIgnoresPunctuation]),
  chapter(section, s25_04, [searchIgnoresPunctuation]),
  chapter(section, s41_01, [searchByMatriculeFindsThePerson, searchRefusesAWrongKey, searchRefusesAMissingKey]),
]
