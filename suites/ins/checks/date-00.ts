import type { Identity } from '../../../src/model/pilot.ts'
import { hasUnknownDayOrMonth } from '../../../src/protocols/ins/resultat.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { HttpExchange, ScenarioRecord } from '../../../src/run/record.ts'
import { resultatOf } from '../evidence/answers.ts'
import { showings } from '../evidence/seen.ts'

/** The identity before and after INSi answered with an incomplete date. */
interface Attempt {
  readonly returnedDate: string
  readonly before: Identity
  readonly after: Identity
}

const dateReturned = (record: ScenarioRecord, call: HttpExchange): string =>
  resultatOf(record, call)?.individu?.dateNaissance ?? ''

const attempts = (record: ScenarioRecord): readonly Observation<Attempt>[] => {
  const reads = showings(record)
  const order = record.events.map(({ id }) => id)
  return record
    .exchanges('insi', 'rechercherInsAvecTraitsIdentite')
    .filter((call) => hasUnknownDayOrMonth(dateReturned(record, call)))
    .flatMap((exchange) => {
      const at = order.indexOf(exchange.id)
      const before = reads.findLast(({ id }) => order.indexOf(id) < at)
      const after = reads.find(({ id }) => order.indexOf(id) > at)
      if (!before || !after || before.patientId !== after.patientId) return []
      const value = {
        returnedDate: dateReturned(record, exchange),
        before: before.identity,
        after: after.identity,
      }
      return [{ value, evidence: [before.id, exchange.id, after.id] }]
    })
}

const shown = ({ nomNaissance, prenomsNaissance, dateNaissance, sexe, lieuNaissance, statut, ...rest }: Identity) =>
  [
    nomNaissance,
    prenomsNaissance,
    dateNaissance,
    sexe,
    lieuNaissance,
    statut,
    rest.matricule ?? '∅',
    rest.oid ?? '∅',
  ].join(' · ')

export const identityWithDate00IsNotImported = check({
  id: 'ins.identityWithDate00IsNotImported',
  title: {
    fr: 'Une réponse d’INSi dont la date comporte 00 laisse l’identité inchangée, sans matricule ni OID',
    en: 'An INSi answer whose date has 00 leaves the identity unchanged, without matricule or OID',
  },
  verifies: ['INS/va1.28'],
  reads: ['identity.matricule', 'identity.oid'],
  observes: attempts,
  judge: ({ returnedDate, before, after }) => ({
    ok: shown(before) === shown(after),
    expected: {
      fr: `inchangée malgré la date ${returnedDate} : ${shown(before)}`,
      en: `unchanged despite the date ${returnedDate}: ${shown(before)}`,
    },
    actual: shown(after),
  }),
})
