import type { StatusChange, StatutIdentite } from '../../../src/model/pilot.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { done, showings } from '../evidence/seen.ts'

/** The changes of status that the recording shows of a person, and those that the product kept. */
interface History {
  readonly seen: readonly { readonly from: StatutIdentite; readonly to: StatutIdentite }[]
  readonly kept: readonly StatusChange[]
}

const histories = (record: ScenarioRecord): readonly Observation<History>[] =>
  done(record, 'identity.history').flatMap(({ id, at, params, result }) => {
    const reads = showings(record, params.patientId).filter((read) => read.at < at)
    const seen = reads.slice(1).flatMap((read, index) => {
      const from = reads[index]?.identity.statut ?? read.identity.statut
      const to = read.identity.statut
      return from === to ? [] : [{ from, to }]
    })
    if (seen.length === 0) return []
    return [{ value: { seen, kept: result.changes }, evidence: [...reads.map((read) => read.id), id] }]
  })

const line = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from} → ${to}`

export const statusChangesAreKept = check({
  id: 'ins.statusChangesAreKept',
  title: {
    fr: 'Chaque changement de statut est historisé : statut antérieur, date, responsable',
    en: 'Every change of status is kept: former status, date, who did it',
  },
  verifies: ['INS/va1.44', 'INS/va1.54'],
  observes: histories,
  judge: ({ seen, kept }) => ({
    ok:
      seen.map(line).join() === kept.map(line).join() &&
      kept.every(({ at, by }) => !Number.isNaN(Date.parse(at)) && by !== ''),
    expected: {
      fr: `${seen.map(line).join(', ')}, daté et signé`,
      en: `${seen.map(line).join(', ')}, dated and signed`,
    },
    actual: kept.map((change) => `${line(change)} (${change.at}, ${change.by || '∅'})`).join(', ') || '∅',
  }),
})
