import type { TypedTraits } from '../../../src/model/pilot.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { creationOutcome, type Done, done } from '../evidence/seen.ts'

type Creation = Done<'identity.create'>

const mandatory = ['nomNaissance', 'premierPrenom', 'dateNaissance', 'sexe', 'lieuNaissance'] as const
const facultative = ['prenomsNaissance', 'nomUtilise', 'prenomUtilise'] as const

const lacking = (traits: TypedTraits, names: readonly (keyof TypedTraits)[]): readonly string[] =>
  names.filter((name) => (traits[name] ?? '') === '')

const creations =
  (wanted: (traits: TypedTraits) => boolean) =>
  (record: ScenarioRecord): readonly Observation<Creation>[] =>
    done(record, 'identity.create')
      .filter(({ params }) => wanted(params.traits))
      .map((value) => ({ value, evidence: [value.id] }))

const complete = (traits: TypedTraits): boolean => lacking(traits, mandatory).length === 0

export const creationRefusesAMissingTrait = check({
  id: 'ins.creationRefusesAMissingTrait',
  title: {
    fr: 'Sans l’un des cinq champs obligatoires, l’identité n’est pas créée',
    en: 'Without one of the five mandatory fields, the identity is not created',
  },
  verifies: ['INS/va1.21'],
  observes: creations((traits) => !complete(traits)),
  judge: (creation) => ({
    ok: creation.result.refused === true,
    expected: {
      fr: `création refusée : il manque ${lacking(creation.params.traits, mandatory).join(', ')}`,
      en: `creation refused: ${lacking(creation.params.traits, mandatory).join(', ')} is missing`,
    },
    actual: creationOutcome(creation),
  }),
})

export const creationNeedsNothingElse = check({
  id: 'ins.creationNeedsNothingElse',
  title: {
    fr: 'Les cinq champs obligatoires suffisent à créer une identité',
    en: 'The five mandatory fields are enough to create an identity',
  },
  verifies: ['INS/va1.22'],
  observes: creations((traits) => complete(traits) && lacking(traits, facultative).length === facultative.length),
  judge: (creation) => ({
    ok: creation.result.refused !== true,
    expected: { fr: 'création acceptée sans champ facultatif', en: 'creation accepted without facultative fields' },
    actual: creationOutcome(creation),
  }),
})

export const newIdentityIsProvisoire = check({
  id: 'ins.newIdentityIsProvisoire',
  title: { fr: 'Une identité nouvelle est au statut provisoire', en: 'A new identity has the status provisoire' },
  verifies: ['INS/va1.45', 'INS/va1.54'],
  observes: (record) => creations(complete)(record).filter(({ value }) => value.result.refused !== true),
  judge: ({ result }) => ({ ok: result.statut === 'provisoire', expected: 'provisoire', actual: result.statut ?? '∅' }),
})
