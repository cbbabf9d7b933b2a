import { chapter } from '../../../src/run/suite.ts'
import { tenFieldsAreKept } from '../checks/fields.ts'
import {
  refusedLocalIdentityWaits,
  refusedLocalInsIsDropped,
  verificationsAreTraced,
} from '../checks/local-verification.ts'
import {
  receivedNameIsKept,
  receivedTraitsAreKept,
  trustedSenderKeepsTheQualification,
  unqualifiedInsIsNotKept,
  untrustedSenderDoesNotQualify,
} from '../checks/received.ts'
import {
  knownInsIsNotVerifiedAgain,
  receivedInsIsVerified,
  refusedDocumentWaits,
  refusedInsChangesNothing,
  refusedInsIsNotCreated,
  verifiedIdentityIsRecovered,
} from '../checks/verification.ts'
import s01_02 from '../scenarios/INS.va1.01.02.ts'
import s04_01 from '../scenarios/INS.va1.04.01.ts'
import s05_01 from '../scenarios/INS.va1.05.01.ts'
import s06_01 from '../scenarios/INS.va1.06.01.ts'
import s07_01 from '../scenarios/INS.va1.07.01.ts'
import s08_01 from '../scenarios/INS.va1.08.01.ts'
import s11_01 from '../scenarios/INS.va1.11.01.ts'
import s12_01 from '../scenarios/INS.va1.12.01.ts'
import s13_01 from '../scenarios/INS.va1.13.01.ts'
import s56_01_cas_2 from '../scenarios/INS.va1.56.01--cas-2.ts'
import s56_02_cas_2 from '../scenarios/INS.va1.56.02--cas-2.ts'
import s57_01 from '../scenarios/INS.va1.57.01.ts'
import s63_01 from '../scenarios/INS.va1.63.01.ts'
import s67_01 from '../scenarios/INS.va1.67.01.ts'
import s68_01 from '../scenarios/INS.va1.68.01.ts'
import s68_02 from '../scenarios/INS.va1.68.02.ts'
import s69_01 from '../scenarios/INS.va1.69.01.ts'

const section = { fr: 'Réception et vérification', en: 'Reception and verification' }

/** Rules 30, 48, 49, 51, 52, 53 and 55: identities that come from elsewhere. */
export const reception = [
  chapter(section, s01_02, [receivedNameIsKept]),
  chapter(section, s56_02_cas_2, [receivedNameIsKept]),
  chapter(section, s56_01_cas_2, [tenFieldsAreKept]),
  chapter(section, s67_01, [receivedTraitsAreKept]),
  chapter(section, s68_01, [receivedTraitsAreKept]),
  chapter(section, s68_02, [unqualifiedInsIsNotKept]),
  chapter(section, s69_01, [receivedTraitsAreKept]),
  chapter(section, s13_01, [verifiedIdentityIsRecovered]),
  chapter(section, s57_01, [verifiedIdentityIsRecovered]),
  chapter(section, s04_01, [
    trustedSenderKeepsTheQualification,
    untrustedSenderDoesNotQualify,
    receivedTraitsAreKept,
    unqualifiedInsIsNotKept,
  ]),
  chapter(section, s11_01, [receivedInsIsVerified, knownInsIsNotVerifiedAgain]),
  chapter(section, s05_01, [refusedInsIsNotCreated]),
  chapter(section, s07_01, [refusedInsChangesNothing]),
  chapter(section, s12_01, [refusedDocumentWaits]),
  chapter(section, s08_01, [refusedLocalInsIsDropped, refusedLocalIdentityWaits]),
  chapter(section, s06_01, [verificationsAreTraced]),
  chapter(section, s63_01, [verificationsAreTraced]),
]
