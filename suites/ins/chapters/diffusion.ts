import { chapter } from '../../../src/run/suite.ts'
import {
  datamatrixFollowsItsFormat,
  datamatrixSaysTheIdentity,
  paperKeepsTheMatriculeBack,
  paperShowsTheChosenTraits,
  paperShowsTheMinimalIdentity,
} from '../checks/paper.ts'
import { matriculeLeavesWhenQualifiedOnly } from '../checks/transmission.ts'
import s03_01 from '../scenarios/INS.va1.03.01.ts'
import s10_01 from '../scenarios/INS.va1.10.01.ts'
import s15_01 from '../scenarios/INS.va1.15.01.ts'
import s59_01 from '../scenarios/INS.va1.59.01.ts'
import s59_02 from '../scenarios/INS.va1.59.02.ts'

const section = { fr: 'Diffusion de l’INS', en: 'Diffusion of the INS' }

/** Rules 28 and 32: what leaves the product, by wire and on paper. */
export const diffusion = [
  chapter(section, s59_01, [matriculeLeavesWhenQualifiedOnly]),
  chapter(section, s59_02, [paperKeepsTheMatriculeBack]),
  chapter(section, s15_01, [paperShowsTheMinimalIdentity]),
  chapter(section, s10_01, [paperShowsTheChosenTraits]),
  chapter(section, s03_01, [datamatrixSaysTheIdentity, datamatrixFollowsItsFormat]),
]
