import type { Practitioner } from '../../src/protocols/annuaire/resources.ts'
import { profiles, systems } from '../../src/protocols/annuaire/systems.ts'
import { drawing } from '../drawing.ts'
import { professions } from '../people/labels.ts'
import { mailboxTelecom } from './directory.ts'

const givenNames = ['ADA', 'BASILE', 'CLELIE', 'DESIRE', 'EDMEE', 'FAUSTIN', 'GALA', 'HONORE'] as const

/** RPPS of the n-th fictitious professional: 11 digits in 998…, where no test professional is. */
export const generatedRpps = (index: number): string => `998${String(index).padStart(8, '0')}`

/** The family name that every generated professional bears, so that one search finds them all. */
export const generatedFamily = 'GENERE'

/** Fictitious professionals, each with a mailbox: the same seed gives the same ones. */
export const generatedPractitioners = (count: number, seed: number): readonly Practitioner[] => {
  const below = drawing(seed)
  const codes = Object.keys(professions)
  return Array.from({ length: count }, (_, index) => {
    const rpps = generatedRpps(index)
    const given = givenNames[below(givenNames.length)] ?? 'ADA'
    const code = codes[below(codes.length)] ?? '10'
    return {
      resourceType: 'Practitioner',
      id: `003-${rpps}`,
      meta: {
        versionId: '1',
        lastUpdated: '2026-03-01T04:00:00.000+01:00',
        source: 'https://annuaire.sante.fr',
        profile: [profiles.Practitioner],
      },
      language: 'fr',
      identifier: [
        { use: 'official', system: systems.nationalPerson, value: `8${rpps}` },
        { use: 'official', system: systems.rpps, value: rpps },
      ],
      active: true,
      name: [{ family: generatedFamily, given: [given] }],
      telecom: [mailboxTelecom({ address: `${given.toLowerCase()}.genere${index}@exemple.mssante.fr`, type: 'PER' })],
      qualification: [{ code: { coding: [{ system: systems.profession, code, display: professions[code] ?? code }] } }],
    }
  })
}
