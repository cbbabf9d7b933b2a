import type { Text } from '../../../src/model/text.ts'
import { type Scenario, scenario } from '../../../src/run/scenario.ts'
import { showsProSanteConnect } from './journey.ts'
import { radiologist } from './people.ts'

/**
 * PSC.01.02 and PSC.01.04: the application gives the address that it would open; the bench stands for the browser, whose
 * last step brings the answer to the application's own address. Then logout, and a second login that must show the page.
 */
export const nativeLogin = (id: string, browser: 'external' | 'internal', title: Text): Scenario =>
  scenario({
    id,
    title,
    requirements: ['PSC.01'],
    needs: ['session.loginNative', 'session.list', 'session.logout'],
    drive: async (bench) => {
      await bench.pilot('session.list', {})
      const { authorizationUrl } = await bench.pilot('session.loginNative', { browser })
      const shown = await bench.browse({ open: authorizationUrl })
      if (showsProSanteConnect(shown.text)) {
        await bench.browse({ submit: { professionnel: radiologist, decision: 'accepter' } })
      }
      const { sessions } = await bench.pilot('session.list', {})
      if (sessions.length === 0) return
      await bench.pilot('session.logout', { nationalId: radiologist })
      await bench.pilot('session.list', {})
      const again = await bench.pilot('session.loginNative', { browser })
      await bench.browse({ open: again.authorizationUrl })
    },
  })
