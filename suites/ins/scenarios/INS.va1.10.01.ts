import { scenario } from '../../../src/run/scenario.ts'
import { report } from '../drive/documents.ts'
import { look, needsOfAPerson, personAt } from '../drive/people.ts'

export default scenario({
  id: 'INS/va1.10.01',
  title: {
    fr: 'Nom utilisé, prénom utilisé et lieu de naissance s’impriment sur paramétrage',
    en: 'Used name, used given name and birth place are printed when set so',
  },
  requirements: ['INS/va1.10'],
  needs: [...needsOfAPerson, 'identity.update', 'settings.setPrintedTraits', 'document.create', 'document.print'],
  drive: async (bench) => {
    const patientId = await personAt(bench, 'qualifiee')
    await bench.pilot('identity.update', { patientId, traits: { nomUtilise: 'ESSAI', prenomUtilise: 'ALIX' } })
    await look(bench, patientId)
    await bench.pilot('settings.setPrintedTraits', { traits: ['nomUtilise', 'prenomUtilise', 'lieuNaissance'] })
    await bench.pilot('document.print', { documentId: await report(bench, patientId) })
    await bench.pilot('settings.setPrintedTraits', { traits: [] })
  },
})
