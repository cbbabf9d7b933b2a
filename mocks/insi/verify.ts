import { firstGivenNameFits } from '../../src/protocols/ins/first-given-name.ts'
import type { ToVerify, Verified } from '../../src/protocols/ins/verification.ts'
import { oidOf } from './identities.ts'
import type { InsiState } from './state.ts'

const isTheRegistrys = (asked: ToVerify, state: InsiState): boolean => {
  const known = state.registry.withMatricule(asked.matricule)
  if (known === undefined) return false
  const same = (given: string | undefined, expected: string): boolean => given === undefined || given === expected
  return (
    same(asked.oid, oidOf(known, state.nirOid)) &&
    same(asked.nomNaissance, known.nomNaissance) &&
    same(asked.listePrenom, known.prenoms) &&
    same(asked.sexe, known.sexe) &&
    same(asked.dateNaissance, known.dateNaissance) &&
    same(asked.lieuNaissance, known.lieuNaissance) &&
    (asked.prenom === undefined || firstGivenNameFits(asked.prenom, known.prenoms))
  )
}

/** One verification: OK when everything given is the registry's, KO otherwise. */
export const verify = (asked: ToVerify, state: InsiState): Verified => ({
  ...(asked.ref === undefined ? {} : { ref: asked.ref }),
  outcome: state.fault !== 'verification-ko' && isTheRegistrys(asked, state) ? 'OK' : 'KO',
})
