import { scenario } from '../../../src/run/scenario.ts'
import { logIn, reachProSanteConnect } from '../drive/journey.ts'
import { radiologist } from '../drive/people.ts'

export default scenario({
  id: 'PSC.01.01',
  title: {
    fr: 'Mode web : le professionnel se connecte par Pro Santé Connect, se déconnecte, puis clique de nouveau',
    en: 'Web mode: the professional logs in with Pro Santé Connect, logs out, then clicks again',
  },
  requirements: ['PSC.01'],
  needs: ['session.login', 'session.list', 'session.logout'],
  drive: async (bench) => {
    const { opened } = await logIn(bench, radiologist)
    if (!opened) return
    await bench.pilot('session.logout', { nationalId: radiologist })
    await bench.pilot('session.list', {})
    await reachProSanteConnect(bench)
  },
})
