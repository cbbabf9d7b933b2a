import { feedingDefects } from './defects/feeding.ts'
import { submissionDefects } from './defects/submission.ts'
import { transportDefects } from './defects/transport.ts'
import { vihfDefects } from './defects/vihf.ts'

/** Faults of the DMP client, and of the metadata it sends. */
export const dmpDefects = [...feedingDefects, ...vihfDefects, ...submissionDefects, ...transportDefects] as const
