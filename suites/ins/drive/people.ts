import type { StatutIdentite, Traits } from '../../../src/model/pilot.ts'
import type { Drive } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { adrun } from '../../people.ts'

/** Users of the practice, beside the pilot's own. */
export const superUser = '899700000025'
export const ordinaryUser = '899700000033'
export const visitor = '899700000041'

export const proof = 'passeport'

/** A person whom no registry knows; what a test types otherwise replaces these traits. */
export const fictitious = (different: Partial<Traits> = {}): Traits => ({
  nomNaissance: 'ESSAI',
  prenomsNaissance: 'ALIX',
  premierPrenom: 'ALIX',
  dateNaissance: '1990-05-17',
  sexe: 'F',
  lieuNaissance: '99999',
  ...different,
})

/** Actions that `personAt` calls. */
export const needsOfAPerson = ['identity.create', 'identity.fetchIns', 'identity.validate', 'identity.read'] as const

export const look = async ({ pilot }: Drive, patientId: string): Promise<void> => {
  await pilot('identity.read', { patientId })
}

/** A new person of the product, brought to a status; the identity is shown at each step. */
export const personAt = async (bench: Drive, statut: StatutIdentite, traits: Traits = adrun): Promise<string> => {
  const { patientId } = accepted(await bench.pilot('identity.create', { traits }))
  await look(bench, patientId)
  if (statut === 'validee' || statut === 'qualifiee') {
    await bench.pilot('identity.validate', { patientId, justificatif: proof })
    await look(bench, patientId)
  }
  if (statut === 'recuperee' || statut === 'qualifiee') {
    await bench.pilot('identity.fetchIns', { patientId })
    await look(bench, patientId)
  }
  return patientId
}

export const makeSuperUser = async ({ pilot }: Drive): Promise<void> => {
  const habilitation = { user: superUser, ins: true, insi: true, superUtilisateur: true }
  await pilot('settings.setHabilitation', { habilitation })
}
