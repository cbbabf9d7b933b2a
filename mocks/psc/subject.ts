import { createHash } from 'node:crypto'
import { faultIs } from './faults.ts'
import type { Grant, PscState } from './state.ts'

/** The two forms of `sub` that have been seen: bare since Pro Santé Identité, with the national id in it before. */
export const subjectForms = ['uuid', 'user-storage'] as const
export type SubjectForm = (typeof subjectForms)[number]

/** A UUID that says nothing and is the same each time for the same words (RFC 9562 §5.8, version 8). */
const uuidFor = (...words: readonly string[]): string => {
  const digest = createHash('sha256').update(words.join('\n')).digest('hex')
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `a${digest.slice(17, 20)}`]
  return [...parts, digest.slice(20, 32)].join('-')
}

const otherForm = (form: SubjectForm): SubjectForm => (form === 'uuid' ? 'user-storage' : 'uuid')

/** `sub`: a technical identifier without meaning, a bare UUID or `f:<user storage>:<national id>` (supplement 2, 1.1). */
export const subjectOf = ({ nationalId }: Grant, state: PscState): string => {
  const { userStorage, options } = state
  if (faultIs(state, 'sub-changed')) return uuidFor(userStorage, nationalId, 'changed')
  if (faultIs(state, 'sub-shared')) return uuidFor(userStorage)
  const form = faultIs(state, 'sub-in-the-other-form') ? otherForm(options.subjectForm) : options.subjectForm
  return form === 'uuid' ? uuidFor(userStorage, nationalId) : `f:${userStorage}:${nationalId}`
}
