import { chapter } from '../../../src/run/suite.ts'
import { creationNeedsNothingElse, creationRefusesAMissingTrait } from '../checks/creation.ts'
import { creationRefusesImpossibleDates } from '../checks/dates.ts'
import { screenShowsTheMinimalIdentity } from '../checks/display.ts'
import { tenFieldsAreKept } from '../checks/fields.ts'
import { nameKeepsItsCharacters, namesAreInCapitals } from '../checks/names.ts'
import s01_01 from '../scenarios/INS.va1.01.01.ts'
import s01_03 from '../scenarios/INS.va1.01.03.ts'
import s21_01 from '../scenarios/INS.va1.21.01.ts'
import s22_01 from '../scenarios/INS.va1.22.01.ts'
import s36_01 from '../scenarios/INS.va1.36.01.ts'
import s56_01 from '../scenarios/INS.va1.56.01.ts'
import s56_02 from '../scenarios/INS.va1.56.02.ts'
import s56_03 from '../scenarios/INS.va1.56.03.ts'

const section = { fr: 'Création d’une identité', en: 'Creation of an identity' }

/** Rules 1 and 5: what may, must and must not be typed. */
export const creation = [
  chapter(section, s01_01, [tenFieldsAreKept]),
  chapter(section, s01_03, [creationRefusesImpossibleDates]),
  chapter(section, s56_01, [tenFieldsAreKept]),
  chapter(section, s56_02, [namesAreInCapitals, nameKeepsItsCharacters]),
  chapter(section, s56_03, [creationRefusesImpossibleDates]),
  chapter(section, s21_01, [creationRefusesAMissingTrait]),
  chapter(section, s22_01, [creationNeedsNothingElse]),
  chapter(section, s36_01, [screenShowsTheMinimalIdentity]),
]
