import { ins, patientId, read, recording, triplet } from './judged.fixture.ts'
import { searchByMatriculeFindsThePerson, searchRefusesAMissingKey, searchRefusesAWrongKey } from './search.ts'

const { matricule } = ins
const wrongKey = `${matricule.slice(0, 13)}01`
const known = () => read(recording(), { ...ins, statut: 'recuperee' })
const searched = (typed: string, accepted: boolean, found: string[], draft = known()) =>
  draft.action('identity.search', { matricule: typed }, { accepted, patientIds: found })

triplet(searchByMatriculeFindsThePerson, {
  conforms: () => searched(matricule, true, [patientId]),
  violates: () => searched(matricule, true, []),
  silent: () => searched(matricule, true, [patientId], read(recording())),
})
triplet(searchRefusesAWrongKey, {
  conforms: () => searched(wrongKey, false, []),
  violates: () => searched(wrongKey, true, []),
  silent: () => searched(matricule, true, [patientId]),
})
triplet(searchRefusesAMissingKey, {
  conforms: () => searched(matricule.slice(0, 13), false, []),
  violates: () => searched(matricule.slice(0, 13), true, []),
  silent: () => searched(matricule, true, [patientId]),
})
