import { chapter } from '../../../src/run/suite.ts'
import { nothingComesOf01Or02 } from '../checks/no-answer.ts'
import { insiIsCalledByRight, patientsAreShownByRight } from '../checks/rights.ts'
import {
  changesAreTraced,
  insiAnswersAreTraced,
  insiCallsAreTraced,
  partnersAreTraced,
  readsAreTraced,
} from '../checks/traces.ts'
import s27_01 from '../scenarios/INS.va1.27.01.ts'
import s32_01 from '../scenarios/INS.va1.32.01.ts'
import s35_01 from '../scenarios/INS.va1.35.01.ts'
import s35_02 from '../scenarios/INS.va1.35.02.ts'
import s38_01 from '../scenarios/INS.va1.38.01.ts'
import s38_02 from '../scenarios/INS.va1.38.02.ts'
import s39_01 from '../scenarios/INS.va1.39.01.ts'
import s46_01 from '../scenarios/INS.va1.46.01.ts'
import s49_01 from '../scenarios/INS.va1.49.01.ts'
import s50_01 from '../scenarios/INS.va1.50.01.ts'

const section = { fr: 'Habilitations et traces', en: 'Rights and traces' }

/** Rules 4, 16, 31, 37 and 39: who may, and what is written down of it. */
export const rights = [
  chapter(section, s50_01, [patientsAreShownByRight]),
  chapter(section, s32_01, [insiIsCalledByRight]),
  chapter(section, s39_01, [readsAreTraced]),
  chapter(section, s27_01, [changesAreTraced]),
  chapter(section, s49_01, [insiCallsAreTraced]),
  chapter(section, s38_01, [insiCallsAreTraced]),
  chapter(section, s38_02, [insiCallsAreTraced, nothingComesOf01Or02]),
  chapter(section, s35_01, [insiAnswersAreTraced]),
  chapter(section, s35_02, [insiAnswersAreTraced]),
  chapter(section, s46_01, [partnersAreTraced]),
]
