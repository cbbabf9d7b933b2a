import type { Traits } from '../../../src/model/pilot.ts'
import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { adrun } from '../../people.ts'
import { fictitious } from '../drive/people.ts'

/** A public test identity that INSi tells from its homonym by the place of birth only. */
const homonym: Traits = {
  nomNaissance: 'DE VINCI',
  prenomsNaissance: 'LEONARDO',
  premierPrenom: 'LEONARDO',
  dateNaissance: '2014-02-01',
  sexe: 'M',
  lieuNaissance: '63220',
}

export default scenario({
  id: 'INS/va1.38.02',
  title: {
    fr: 'Les appels à INSi par traits (00, 01, 02, puis 02 levé par le lieu) sont tracés avec leur code retour',
    en: 'The calls of INSi by traits (00, 01, 02, then 02 settled by the place) are traced with their return code',
  },
  requirements: ['INS/va1.38', 'INS/va1.40'],
  needs: ['identity.create', 'identity.fetchIns', 'identity.read'],
  drive: async ({ pilot, fault, traces }) => {
    const fetch = async (traits: Traits) => {
      const { patientId } = accepted(await pilot('identity.create', { traits }))
      await pilot('identity.read', { patientId })
      await pilot('identity.fetchIns', { patientId })
      await pilot('identity.read', { patientId })
    }
    await fetch(adrun)
    await fetch(homonym)
    await fetch(fictitious({ nomNaissance: 'INTROUVABLE' }))
    for (const answer of ['code-01', 'code-02'] as const) {
      await fault('insi', answer)
      await fetch(adrun)
    }
    await traces()
  },
})
