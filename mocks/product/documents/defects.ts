import type { Defect } from '../defect.ts'

/**
 * Defects of the document maker itself. Those that alter metadata (`dmp.metadata-*`) are obeyed by `metadata.ts` and
 * declared by the domain whose checks they kill.
 */
export const documentDefects: readonly Defect[] = []
