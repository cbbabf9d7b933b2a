import type { TypedTraits } from '../../../src/model/pilot.ts'
import { fictitious } from '../drive/people.ts'
import { creationNeedsNothingElse, creationRefusesAMissingTrait, newIdentityIsProvisoire } from './creation.ts'
import { creationRefusesImpossibleDates } from './dates.ts'
import { patientId, recording, triplet } from './judged.fixture.ts'

const { prenomsNaissance: _, ...bare } = fictitious()
const created = (traits: TypedTraits, statut: 'provisoire' | 'validee' = 'provisoire') =>
  recording().action('identity.create', { traits }, { patientId, statut })
const refused = (traits: TypedTraits) =>
  recording().action('identity.create', { traits }, { patientId: '', statut: 'provisoire', refused: true })

const lacking = { ...bare, sexe: '' }
triplet(creationRefusesAMissingTrait, {
  conforms: () => refused(lacking),
  violates: () => created(lacking),
  silent: () => created(bare),
})
triplet(creationNeedsNothingElse, {
  conforms: () => created(bare),
  violates: () => refused(bare),
  silent: () => refused(lacking),
})
triplet(newIdentityIsProvisoire, {
  conforms: () => created(bare),
  violates: () => created(bare, 'validee'),
  silent: () => refused(bare),
})
const wrong = fictitious({ dateNaissance: '1990-13-17' })
triplet(creationRefusesImpossibleDates, {
  conforms: () => refused(wrong),
  violates: () => created(wrong),
  silent: () => created(bare),
})
