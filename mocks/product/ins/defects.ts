import { practiceDefects } from './defects/practice-and-paper.ts'
import { receptionDefects } from './defects/reception.ts'
import { statusDefects } from './defects/recovery-and-status.ts'
import { creationDefects } from './defects/search-and-creation.ts'
import { serverDefects } from './defects/server.ts'

/** What the reference product can be told to do wrong with identities. */
export const insDefects = [
  ...creationDefects,
  ...statusDefects,
  ...practiceDefects,
  ...receptionDefects,
  ...serverDefects,
] as const
