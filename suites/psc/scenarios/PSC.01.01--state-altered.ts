import { scenario } from '../../../src/run/scenario.ts'
import { logIn } from '../drive/journey.ts'
import { nurse } from '../drive/people.ts'

export default scenario({
  id: 'PSC.01.01~state-altered',
  title: {
    fr: 'Mode web : le retour porte un autre state que celui de la demande, aucune session ne s’ouvre',
    en: 'Web mode: the answer carries another state than the request, no session opens',
  },
  requirements: ['PSC.01'],
  needs: ['session.login', 'session.list'],
  drive: async (bench) => {
    await bench.fault('psc', 'state-altered')
    await logIn(bench, nurse)
    await bench.quiet(['psc'], 300)
  },
})
