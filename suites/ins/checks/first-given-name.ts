import { quoted } from '../../../src/model/text.ts'
import { firstGivenNameFits } from '../../../src/protocols/ins/first-given-name.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { done, shownAfter, shownBefore } from '../evidence/seen.ts'

/** An import from INSi: the first given name before and after, the list that came, and what the user was told. */
interface Import {
  readonly before: string
  readonly after: string
  readonly list: string
  readonly alerts: readonly string[]
}

const imports = (record: ScenarioRecord): readonly Observation<Import>[] =>
  done(record, 'identity.fetchIns').flatMap(({ id, at, params, result }) => {
    const before = shownBefore(record, params.patientId, at)
    const after = shownAfter(record, params.patientId, at)
    if (result.outcome !== 'imported' || !before || !after) return []
    const value = {
      before: before.identity.premierPrenom,
      after: after.identity.premierPrenom,
      list: after.identity.prenomsNaissance,
      alerts: result.alerts ?? [],
    }
    return [{ value, evidence: [before.id, id, after.id] }]
  })

const verifies = ['INS/va1.51']

export const firstGivenNameStaysTheUsers = check({
  id: 'ins.firstGivenNameStaysTheUsers',
  title: {
    fr: 'Le premier prénom saisi n’est pas remplacé par le retour d’INSi',
    en: 'The first given name typed is not replaced by INSi’s answer',
  },
  verifies,
  observes: imports,
  judge: ({ before, after }) => ({ ok: before === after, expected: before, actual: after }),
})

export const incoherentFirstGivenNameIsTold = check({
  id: 'ins.incoherentFirstGivenNameIsTold',
  title: {
    fr: 'Un premier prénom qui ne commence pas la liste d’INSi est signalé à l’utilisateur',
    en: 'A first given name that does not begin INSi’s list is told to the user',
  },
  verifies,
  reads: ['identity.alerts'],
  observes: (record) => imports(record).filter(({ value }) => !firstGivenNameFits(value.before, value.list)),
  judge: ({ before, list, alerts }) => ({
    ok: alerts.length > 0,
    expected: {
      fr: `une alerte : ${before} ne commence pas « ${list} »`,
      en: `an alert: ${before} does not begin "${list}"`,
    },
    actual: alerts.length > 0 ? quoted(alerts.join(' ; ')) : { fr: 'aucune alerte', en: 'no alert' },
  }),
})
