import { scenario } from '../../../src/run/scenario.ts'
import { logIn } from '../drive/journey.ts'
import { pharmacist } from '../drive/people.ts'

export default scenario({
  id: 'PSC.01.01~wrong-nonce',
  title: {
    fr: 'Mode web : l’id_token porte un autre nonce que celui de la demande, aucune session ne s’ouvre',
    en: 'Web mode: the id_token carries another nonce than the request, no session opens',
  },
  requirements: ['PSC.01'],
  needs: ['session.login', 'session.list'],
  drive: async (bench) => {
    await bench.fault('psc', 'wrong-nonce')
    await logIn(bench, pharmacist)
  },
})
