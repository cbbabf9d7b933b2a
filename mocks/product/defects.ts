import { dmpDefects } from './dmp/defects.ts'
import { serverDefects } from './dmp/server-defects.ts'
import { insDefects } from './ins/defects.ts'
import { mssDefects } from './mss/defects.ts'
import { pscDefects } from './psc/defects.ts'

/** Every switchable fault of the reference product, in the order of the chapters. */
export const defects = [...insDefects, ...dmpDefects, ...serverDefects, ...mssDefects, ...pscDefects] as const

export type DefectId = (typeof defects)[number]['id']
