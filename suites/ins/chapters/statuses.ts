import { chapter } from '../../../src/run/suite.ts'
import { doubtfulIdentityIsNotPresentedToInsi, doubtfulIdentityIsProvisoire } from '../checks/attributes.ts'
import { newIdentityIsProvisoire } from '../checks/creation.ts'
import { strictChangeDeletesTheMatricule, strictChangeLowersTheStatus } from '../checks/declassing.ts'
import { locksAreShown } from '../checks/display.ts'
import { statusChangesAreKept } from '../checks/history.ts'
import { complementaryTraitsStayOpen, strictTraitsAreLocked } from '../checks/locks.ts'
import { automatismCanBeOff, automatismValidates, proofNatureIsKept, trustOfAProofDecides } from '../checks/proofs.ts'
import { changesAreToldToOthers } from '../checks/propagation.ts'
import { insiAnswerRaisesTheStatus, proofRaisesTheStatus } from '../checks/status.ts'
import s18_01 from '../scenarios/INS.va1.18.01.ts'
import s18_02 from '../scenarios/INS.va1.18.02.ts'
import s20_01 from '../scenarios/INS.va1.20.01.ts'
import s20_02 from '../scenarios/INS.va1.20.02.ts'
import s23_01 from '../scenarios/INS.va1.23.01.ts'
import s26_01 from '../scenarios/INS.va1.26.01.ts'
import s33_01 from '../scenarios/INS.va1.33.01.ts'
import s44_01_01 from '../scenarios/INS.va1.44.01.01.ts'
import s44_01_02 from '../scenarios/INS.va1.44.01.02.ts'
import s44_01_03 from '../scenarios/INS.va1.44.01.03.ts'
import s47_01 from '../scenarios/INS.va1.47.01.ts'
import s47_02 from '../scenarios/INS.va1.47.02.ts'
import s48_01 from '../scenarios/INS.va1.48.01.ts'
import s48_02 from '../scenarios/INS.va1.48.02.ts'
import s54_01 from '../scenarios/INS.va1.54.01.ts'
import s54_02 from '../scenarios/INS.va1.54.02.ts'
import s55_01 from '../scenarios/INS.va1.55.01.ts'
import s55_02 from '../scenarios/INS.va1.55.02.ts'
import s60_01 from '../scenarios/INS.va1.60.01.ts'
import s60_02 from '../scenarios/INS.va1.60.02.ts'
import s60_03 from '../scenarios/INS.va1.60.03.ts'
import s60_04 from '../scenarios/INS.va1.60.04.ts'

const section = { fr: 'Statuts, attributs et verrous', en: 'Statuses, attributes and locks' }

/** Rules 19, 20, 21, 25, 26 and 27: how an identity rises, falls and is protected. */
export const statuses = [
  chapter(section, s23_01, [proofNatureIsKept]),
  chapter(section, s26_01, [trustOfAProofDecides]),
  chapter(section, s55_01, [proofRaisesTheStatus]),
  chapter(section, s55_02, [automatismValidates]),
  chapter(section, s33_01, [automatismCanBeOff]),
  chapter(section, s54_01, [
    newIdentityIsProvisoire,
    proofRaisesTheStatus,
    insiAnswerRaisesTheStatus,
    statusChangesAreKept,
  ]),
  chapter(section, s54_02, [
    newIdentityIsProvisoire,
    proofRaisesTheStatus,
    insiAnswerRaisesTheStatus,
    statusChangesAreKept,
  ]),
  chapter(section, s20_01, [doubtfulIdentityIsNotPresentedToInsi]),
  chapter(section, s20_02, [doubtfulIdentityIsNotPresentedToInsi]),
  chapter(section, s44_01_01, [doubtfulIdentityIsProvisoire, statusChangesAreKept]),
  chapter(section, s44_01_02, [doubtfulIdentityIsProvisoire, statusChangesAreKept]),
  chapter(section, s44_01_03, [doubtfulIdentityIsProvisoire, statusChangesAreKept]),
  chapter(section, s18_01, [strictTraitsAreLocked]),
  chapter(section, s18_02, [strictTraitsAreLocked]),
  chapter(section, s47_01, [locksAreShown]),
  chapter(section, s47_02, [locksAreShown]),
  chapter(section, s48_01, [complementaryTraitsStayOpen]),
  chapter(section, s48_02, [complementaryTraitsStayOpen]),
  chapter(section, s60_01, [strictChangeLowersTheStatus, strictChangeDeletesTheMatricule, changesAreToldToOthers]),
  chapter(section, s60_02, [strictChangeLowersTheStatus, strictChangeDeletesTheMatricule, changesAreToldToOthers]),
  chapter(section, s60_03, [strictChangeLowersTheStatus, strictChangeDeletesTheMatricule, changesAreToldToOthers]),
  chapter(section, s60_04, [strictChangeLowersTheStatus, strictChangeDeletesTheMatricule, changesAreToldToOthers]),
]
