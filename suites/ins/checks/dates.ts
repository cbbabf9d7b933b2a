import { check } from '../../../src/run/check.ts'
import { creationOutcome, done } from '../evidence/seen.ts'

const isImpossible = (date: string): boolean => {
  const [, month = 0, day = 0] = date.split('-').map(Number)
  return date !== '' && (month < 1 || month > 12 || day < 1 || day > 31)
}

export const creationRefusesImpossibleDates = check({
  id: 'ins.creationRefusesImpossibleDates',
  title: {
    fr: 'Un jour hors de 1 à 31 ou un mois hors de 1 à 12 ne se saisit pas',
    en: 'A day out of 1 to 31 or a month out of 1 to 12 cannot be typed',
  },
  verifies: ['INS/va1.56', 'INS/va1.01'],
  observes: (record) =>
    done(record, 'identity.create')
      .filter(({ params }) => isImpossible(params.traits.dateNaissance ?? ''))
      .map((value) => ({ value, evidence: [value.id] })),
  judge: (creation) => ({
    ok: creation.result.refused === true,
    expected: {
      fr: `${creation.params.traits.dateNaissance} refusée`,
      en: `${creation.params.traits.dateNaissance} refused`,
    },
    actual: creationOutcome(creation),
  }),
})
