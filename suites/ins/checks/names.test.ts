import { fictitious } from '../drive/people.ts'
import { tenFieldsAreKept } from './fields.ts'
import { patientId, read, recording, triplet } from './judged.fixture.ts'
import { nameKeepsItsCharacters, namesAreInCapitals } from './names.ts'

const typed = (nomNaissance: string, kept: string) =>
  read(
    recording().action(
      'identity.create',
      { traits: fictitious({ nomNaissance }) },
      { patientId, statut: 'provisoire' },
    ),
    { nomNaissance: kept },
  )

triplet(namesAreInCapitals, {
  conforms: () => typed('Éssai', 'ESSAI'),
  violates: () => typed('Éssai', 'Éssai'),
  silent: () => typed('ESSAI', 'ESSAI'),
})
triplet(nameKeepsItsCharacters, {
  conforms: () => typed("D'ESSAI", "D'ESSAI"),
  violates: () => typed("D'ESSAI", 'D ESSAI'),
  silent: () => typed('ESSAI', 'ESSAI'),
})
const whole = { matricule: '109076322083489', oid: '1.2.3', nomUtilise: 'ESSAI', prenomUtilise: 'ALIX' }
triplet(tenFieldsAreKept, {
  conforms: () => read(recording(), whole),
  violates: () => read(recording(), { ...whole, prenomUtilise: '' }),
  silent: recording,
})
