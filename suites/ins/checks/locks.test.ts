import { expect, test } from 'vitest'
import type { DisplayedField, Identity, TypedTraits } from '../../../src/model/pilot.ts'
import type { JournalDraft } from '../../testkit.ts'
import { superUser } from '../drive/people.ts'
import { strictChangeDeletesTheMatricule, strictChangeLowersTheStatus } from './declassing.ts'
import { locksAreShown, screenShowsTheMinimalIdentity } from './display.ts'
import { ins, judged, patientId, read, recording, triplet } from './judged.fixture.ts'
import { complementaryTraitsStayOpen, strictTraitsAreLocked } from './locks.ts'

const qualified = { ...ins, statut: 'qualifiee' } as const
const { matricule: _matricule, oid: _oid, ...without } = { ...ins }

const updated = (
  draft: JournalDraft,
  before: Partial<Identity>,
  traits: TypedTraits,
  after: Partial<Identity>,
  more: { as?: string; refused?: true } = {},
) => {
  const { as, refused } = more
  const params = { patientId, traits, ...(as === undefined ? {} : { as }) }
  const result = { statut: 'qualifiee' as const, ...(refused === undefined ? {} : { refused }) }
  return read(read(draft, before).action('identity.update', params, result), after)
}

const strict = { nomNaissance: 'ESSAI' }
const complementary = { nomUtilise: 'ESSAI' }
triplet(strictTraitsAreLocked, {
  conforms: () => updated(recording(), qualified, strict, qualified, { refused: true }),
  violates: () => updated(recording(), qualified, strict, { ...qualified, ...strict }),
  silent: () => updated(recording(), {}, strict, strict),
})
triplet(complementaryTraitsStayOpen, {
  conforms: () => updated(recording(), qualified, complementary, { ...qualified, ...complementary }),
  violates: () => updated(recording(), qualified, complementary, qualified, { refused: true }),
  silent: () => updated(recording(), qualified, strict, qualified, { refused: true }),
})

const habilitation = { user: superUser, ins: true, insi: true, superUtilisateur: true }
const bySuperUser = (traits: TypedTraits, after: Partial<Identity>) =>
  updated(
    recording().action('settings.setHabilitation', { habilitation }, { applied: true }),
    qualified,
    traits,
    after,
    { as: superUser },
  )
triplet(strictChangeLowersTheStatus, {
  conforms: () => bySuperUser(strict, { ...strict, ...without, statut: 'validee' }),
  violates: () => bySuperUser(strict, { ...strict, ...without, statut: 'qualifiee' }),
  silent: () => updated(recording(), qualified, strict, qualified, { refused: true }),
})
triplet(strictChangeDeletesTheMatricule, {
  conforms: () => bySuperUser(strict, { ...strict, statut: 'validee' }),
  violates: () => bySuperUser(strict, { ...strict, ...ins, statut: 'validee' }),
  silent: () => updated(recording(), qualified, strict, qualified, { refused: true }),
})

const field = (name: DisplayedField['name'], label: string, locked: boolean): DisplayedField => ({
  name,
  label,
  value: 'x',
  locked,
})
const screen = (locked: boolean) => [
  field('nomNaissance', 'Nom de naissance', locked),
  field('premierPrenom', '1er prénom de naissance', false),
  field('prenomsNaissance', 'Prénom(s) de naissance', locked),
  field('dateNaissance', 'Date de naissance', locked),
  field('sexe', 'Sexe', locked),
  field('lieuNaissance', 'Code lieu de naissance', locked),
  field('matricule', 'Matricule INS', locked),
  field('oid', 'OID', locked),
]
const displayed = (before: Partial<Identity>, fields: DisplayedField[]) =>
  read(recording(), before).action('identity.display', { patientId }, { fields })
triplet(locksAreShown, {
  conforms: () => displayed(qualified, screen(true)),
  violates: () => displayed(qualified, screen(false)),
  silent: () => displayed({}, screen(false)),
})
triplet(screenShowsTheMinimalIdentity, {
  conforms: () => displayed(qualified, screen(true)),
  violates: () =>
    displayed(
      qualified,
      screen(true).filter(({ name }) => name !== 'sexe'),
    ),
  silent: recording,
})

test('a right that the product says it cannot set was not set', async () => {
  const unset = (applied: boolean) =>
    updated(
      recording().action('settings.setHabilitation', { habilitation }, { applied }),
      qualified,
      strict,
      qualified,
      {
        as: superUser,
      },
    )
  expect(await judged(strictChangeLowersTheStatus, unset(true))).toEqual([false])
  expect(await judged(strictChangeLowersTheStatus, unset(false))).toEqual([])
})

test('where the adapter does not tell refusals, what is shown afterwards decides', async () => {
  const silent = () =>
    recording().ofRun('pilot.capabilities', {
      product: { name: '', version: '' },
      profiles: [],
      actions: [],
      observes: ['as'],
    })
  expect(await judged(strictTraitsAreLocked, updated(silent(), qualified, strict, qualified))).toEqual([true])
  const changed = updated(silent(), qualified, strict, { ...qualified, ...strict })
  expect(await judged(strictTraitsAreLocked, changed)).toEqual([false])
})
