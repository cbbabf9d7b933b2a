import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { corse } from '../../people.ts'

/** Same length, same shape, another key: 23 is the right one. */
const withKey = (matricule: string, key: string): string => matricule.slice(0, 13) + key

export default scenario({
  id: 'INS/va1.41.01',
  title: {
    fr: 'La recherche par matricule exige 15 caractères et une clé juste',
    en: 'The search by matricule demands 15 characters and a right key',
  },
  requirements: ['INS/va1.41'],
  needs: ['identity.create', 'identity.fetchIns', 'identity.read', 'identity.search'],
  drive: async ({ pilot }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: corse }))
    await pilot('identity.fetchIns', { patientId })
    const { identity } = accepted(await pilot('identity.read', { patientId }))
    const matricule = identity.matricule ?? ''
    await pilot('identity.search', { matricule })
    await pilot('identity.search', { matricule: withKey(matricule, '42') })
    await pilot('identity.search', { matricule: matricule.slice(0, 13) })
  },
})
