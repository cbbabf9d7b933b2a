import { quoted } from '../../../src/model/text.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { type Done, done, type Shown, shownAfter, shownBefore } from '../evidence/seen.ts'
import { isSuperUser, touchesStrict } from '../evidence/strict-traits.ts'

/** An attempt to change a recovered or qualified identity. */
interface Attempt {
  readonly asked: Done<'identity.update'>
  readonly before: Shown['identity']
  readonly after: Shown['identity']
}

const attempts =
  (wanted: (asked: Done<'identity.update'>, before: Shown['identity']) => boolean) =>
  (record: ScenarioRecord): readonly Observation<Attempt>[] =>
    done(record, 'identity.update').flatMap((asked) => {
      const before = shownBefore(record, asked.params.patientId, asked.at)
      const after = shownAfter(record, asked.params.patientId, asked.at)
      if (!before || !after || !['recuperee', 'qualifiee'].includes(before.identity.statut)) return []
      if (isSuperUser(record, asked) || !wanted(asked, before.identity)) return []
      const value = { asked, before: before.identity, after: after.identity }
      return [{ value, evidence: [before.id, asked.id, after.id] }]
    })

const typed = ({ asked }: Attempt): string =>
  Object.entries(asked.params.traits)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')

export const strictTraitsAreLocked = check({
  id: 'ins.strictTraitsAreLocked',
  title: {
    fr: 'Un utilisateur ordinaire ne modifie pas les traits stricts d’une identité récupérée ou qualifiée',
    en: 'An ordinary user cannot change the strict traits of a recovered or qualified identity',
  },
  verifies: ['INS/va1.18'],
  reads: ['as'],
  observes: attempts((asked, before) => touchesStrict(asked.params.traits, before)),
  // What the product shows afterwards decides where its adapter does not tell refusals.
  judge: (attempt, { tells }) => ({
    ok:
      (attempt.asked.result.refused === true || !tells('refusals')) &&
      JSON.stringify(attempt.before) === JSON.stringify(attempt.after),
    expected: { fr: `refusé, identité inchangée : ${typed(attempt)}`, en: `refused, unchanged: ${typed(attempt)}` },
    actual:
      attempt.asked.result.refused === true || !tells('refusals')
        ? JSON.stringify(attempt.after)
        : { fr: 'modification acceptée', en: 'change accepted' },
  }),
})

export const complementaryTraitsStayOpen = check({
  id: 'ins.complementaryTraitsStayOpen',
  title: {
    fr: 'Nom et prénom utilisés restent modifiables, sans toucher au statut ni au matricule',
    en: 'Used name and given name stay open to change, without touching status or matricule',
  },
  verifies: ['INS/va1.48'],
  reads: ['identity.nomUtilise', 'identity.prenomUtilise'],
  observes: attempts((asked, before) => !touchesStrict(asked.params.traits, before)),
  judge: (attempt) => {
    const { message } = attempt.asked.result
    const wanted = { ...attempt.before, ...attempt.asked.params.traits }
    const same = (name: string): boolean => Reflect.get(wanted, name) === Reflect.get(attempt.after, name)
    return {
      ok: [...Object.keys(attempt.asked.params.traits), 'statut', 'matricule', 'oid'].every(same),
      expected: { fr: `accepté : ${typed(attempt)}`, en: `accepted: ${typed(attempt)}` },
      actual: message === undefined ? JSON.stringify(attempt.after) : quoted(message),
    }
  },
})
