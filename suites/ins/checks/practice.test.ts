import { visitor } from '../drive/people.ts'
import { insiFound } from './insi.fixture.ts'
import { identityWith, patientId, read, recording, triplet } from './judged.fixture.ts'
import { automatismCanBeOff, automatismValidates, proofNatureIsKept, trustOfAProofDecides } from './proofs.ts'
import { insiIsCalledByRight, patientsAreShownByRight } from './rights.ts'

const justificatif = 'passeport'
const validated = (draft = recording()) =>
  draft.action('identity.validate', { patientId, justificatif }, { statut: 'validee' })

triplet(proofNatureIsKept, {
  conforms: () => read(validated(), { justificatif }),
  violates: () => read(validated()),
  silent: () => read(recording(), { justificatif }),
})

const weak = () =>
  recording().action('settings.setJustificatif', { justificatif, confiance: 'faible' }, { applied: true })
triplet(trustOfAProofDecides, {
  conforms: () => read(validated(weak())),
  violates: () => read(validated(weak()), { statut: 'validee' }),
  silent: () => read(validated()),
})

const noted = (on: boolean) =>
  recording()
    .action('settings.setAutomaticValidation', { on }, { applied: true })
    .action('identity.recordProof', { patientId, justificatif }, { statut: 'provisoire' })
triplet(automatismValidates, {
  conforms: () => read(noted(true), { statut: 'validee' }),
  violates: () => read(noted(true)),
  silent: () => read(noted(false)),
})
triplet(automatismCanBeOff, {
  conforms: () => read(noted(false)),
  violates: () => read(noted(false), { statut: 'validee' }),
  silent: () => read(noted(true)),
})

const without = () =>
  recording().action(
    'settings.setHabilitation',
    { habilitation: { user: visitor, ins: false, insi: false, superUtilisateur: false } },
    { applied: true },
  )
const identity = { patientId, as: visitor }
triplet(patientsAreShownByRight, {
  conforms: () => without().action('identity.read', identity, { refused: true }),
  violates: () => without().action('identity.read', identity, { identity: identityWith() }),
  silent: () => read(without()),
})
const fetched = { outcome: 'blocked' as const }
triplet(insiIsCalledByRight, {
  conforms: () => without().action('identity.fetchIns', identity, fetched).window(['insi']),
  violates: () => insiFound(without()).action('identity.fetchIns', identity, fetched).window(['insi']),
  silent: () => without().action('identity.fetchIns', identity, fetched),
})
