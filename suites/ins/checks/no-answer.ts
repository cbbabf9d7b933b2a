import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { resultatOf } from '../evidence/answers.ts'
import { done, insiCalls, shownAfter, shownBefore } from '../evidence/seen.ts'

/** What INSi answered to the last question about a person, and the identity before and after. */
interface Attempt {
  readonly code: string
  readonly before: string
  readonly after: string
}

const attempts = (record: ScenarioRecord): readonly Observation<Attempt>[] => {
  const fetches = done(record, 'identity.fetchIns')
  return fetches.flatMap(({ id, at, params }, index) => {
    const call = insiCalls(record, fetches[index - 1]?.at ?? -1, at).at(-1)
    const code = call && resultatOf(record, call)?.code
    const before = shownBefore(record, params.patientId, at)
    const after = shownAfter(record, params.patientId, at)
    if (!call || (code !== '01' && code !== '02') || !before || !after) return []
    const value = { code, before: JSON.stringify(before.identity), after: JSON.stringify(after.identity) }
    return [{ value, evidence: [before.id, call.id, id, after.id] }]
  })
}

export const nothingComesOf01Or02 = check({
  id: 'ins.nothingComesOf01Or02',
  title: {
    fr: 'Aucune ou plusieurs identités trouvées (01, 02) : l’identité reste ce qu’elle était',
    en: 'No identity or several found (01, 02): the identity stays what it was',
  },
  verifies: ['INS/va1.40'],
  reads: ['identity.matricule', 'identity.oid'],
  observes: attempts,
  judge: ({ code, before, after }) => ({
    ok: before === after,
    expected: { fr: `inchangée après ${code} : ${before}`, en: `unchanged after ${code}: ${before}` },
    actual: after,
  }),
})
