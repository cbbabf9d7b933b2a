import type { Answer } from '../../src/model/service.ts'
import { firstGivenNameFits } from '../../src/protocols/ins/first-given-name.ts'
import { isMatricule } from '../../src/protocols/ins/matricule.ts'
import type { ToVerify, Verified } from '../../src/protocols/ins/verification.ts'
import { oidOf } from './identities.ts'
import type { InsiState } from './state.ts'

/** Why an identity is not the registry's, or nothing when it is. */
const differences = (asked: ToVerify, state: InsiState): readonly string[] => {
  if (!isMatricule(asked.matricule)) return [`${asked.matricule} is no matricule`]
  const known = state.registry.withMatricule(asked.matricule)
  if (known === undefined) return [`${asked.matricule} is not in the test registry`]
  const differs = (name: string, given: string | undefined, expected: string): readonly string[] =>
    given === undefined || given === expected ? [] : [`${name} is ${given}, the registry has ${expected}`]
  return [
    ...differs('OID', asked.oid, oidOf(known, state.nirOid)),
    ...differs('NomNaissance', asked.nomNaissance, known.nomNaissance),
    ...differs('ListePrenom', asked.listePrenom, known.prenoms),
    ...differs('Sexe', asked.sexe, known.sexe),
    ...differs('DateNaissance', asked.dateNaissance, known.dateNaissance),
    ...differs('LieuNaissance', asked.lieuNaissance, known.lieuNaissance),
    ...(asked.prenom === undefined || firstGivenNameFits(asked.prenom, known.prenoms)
      ? []
      : [`Prenom is ${asked.prenom}, the registry has ${known.prenoms}`]),
  ]
}

/** One verification: OK when everything given is the registry's, KO otherwise, with the reason for the recording. */
export const verify = (
  asked: ToVerify,
  state: InsiState,
): { verified: Verified; notes: NonNullable<Answer['notes']> } => {
  const notes = state.fault === 'verification-ko' ? ['the bench was told to answer KO'] : differences(asked, state)
  const outcome = notes.length === 0 ? 'OK' : 'KO'
  return { verified: { ...(asked.ref === undefined ? {} : { ref: asked.ref }), outcome }, notes }
}
