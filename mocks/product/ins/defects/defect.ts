import type { Defect } from '../../defect.ts'

/** A fault of the identity chapter, by which these checks fail. */
export const defect = (id: string, fr: string, en: string, ...kills: readonly string[]): Defect => ({
  id: `ins.${id}`,
  title: { fr, en },
  suite: 'ins',
  outcome: 'fail',
  kills: kills.map((check) => `ins.${check}`),
})

/** The same, where the checks warn at most: they rest on an assumption, or bind another couloir. */
export const doubtful = (...declared: Parameters<typeof defect>): Defect => ({
  ...defect(...declared),
  outcome: 'warn',
})
