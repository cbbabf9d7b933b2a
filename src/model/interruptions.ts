import type { Text } from './text.ts'

/** Why the bench itself ends a scenario or a run before its end: as the journal says it, and as reports do. */
export const interruptions = {
  'interrupted by the user': { fr: 'l’utilisateur a arrêté le run', en: 'the user stopped the run' },
  'finished before its end': { fr: 'le run a été fini avant lui', en: 'the run was finished before it' },
} as const satisfies Readonly<Record<string, Text>>

export type Interruption = keyof typeof interruptions

/** The words of a report for a reason in the journal; what is not the bench's own stays as it was written. */
export const interruptionText = (reason: string): Text =>
  Object.hasOwn(interruptions, reason) ? interruptions[reason as Interruption] : { fr: reason, en: reason }
