import { scenario } from '../../../src/run/scenario.ts'
import { reachProSanteConnect } from '../drive/journey.ts'

export default scenario({
  id: 'PSC.08.01',
  title: {
    fr: 'La demande d’authentification envoyée par le produit porte acr_values=eidas1',
    en: 'The authentication request that the product sends carries acr_values=eidas1',
  },
  requirements: ['PSC.08'],
  needs: ['session.login'],
  drive: async (bench) => {
    await reachProSanteConnect(bench)
  },
})
