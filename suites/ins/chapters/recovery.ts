import { chapter } from '../../../src/run/suite.ts'
import { insiIsCalledWithAnOrganisationCertificate } from '../checks/certificate.ts'
import { identityWithDate00IsNotImported } from '../checks/date-00.ts'
import { identityWithEmptyTraitIsNotImported } from '../checks/empty-trait.ts'
import { firstGivenNameStaysTheUsers, incoherentFirstGivenNameIsTold } from '../checks/first-given-name.ts'
import {
  matriculeAndOidAreTheOnesReturned,
  prenomsNaissanceComeFromListePrenom,
  strictTraitsAreTheOnesReturned,
} from '../checks/import.ts'
import s14_01 from '../scenarios/INS.va1.14.01.ts'
import s28_01 from '../scenarios/INS.va1.28.01.ts'
import s31_01 from '../scenarios/INS.va1.31.01.ts'
import s31_02 from '../scenarios/INS.va1.31.02.ts'
import s31_03 from '../scenarios/INS.va1.31.03.ts'
import s51_01 from '../scenarios/INS.va1.51.01.ts'
import s52_01 from '../scenarios/INS.va1.52.01.ts'

const section = { fr: 'Récupération de l’INS', en: 'Recovery of the INS' }

/** Rules 6, 11 and 12: what INSi returns, and what the product makes of it. */
export const recovery = [
  chapter(section, s14_01, [insiIsCalledWithAnOrganisationCertificate]),
  chapter(section, s52_01, [
    matriculeAndOidAreTheOnesReturned,
    prenomsNaissanceComeFromListePrenom,
    strictTraitsAreTheOnesReturned,
  ]),
  chapter(section, s51_01, [firstGivenNameStaysTheUsers, incoherentFirstGivenNameIsTold]),
  chapter(section, s28_01, [identityWithDate00IsNotImported]),
  chapter(section, s31_01, [identityWithEmptyTraitIsNotImported]),
  chapter(section, s31_02, [identityWithEmptyTraitIsNotImported]),
  chapter(section, s31_03, [identityWithEmptyTraitIsNotImported]),
]
