import type { Defect } from './defect.ts'
import { dmpDefects } from './dmp/defects.ts'
import { documentDefects } from './documents/defects.ts'
import { insDefects } from './ins/defects.ts'
import { mssDefects } from './mss/defects.ts'
import { pscDefects } from './psc/defects.ts'

/** Every switchable fault of the reference product, in the order of the chapters. */
export const defects: readonly Defect[] = [
  ...insDefects,
  ...documentDefects,
  ...dmpDefects,
  ...mssDefects,
  ...pscDefects,
]
