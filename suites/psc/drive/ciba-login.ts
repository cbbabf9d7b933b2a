import type { Text } from '../../../src/model/text.ts'
import type { FaultOf } from '../../../src/model/words.ts'
import { type Scenario, scenario } from '../../../src/run/scenario.ts'
import { radiologist } from './people.ts'

/** PSC.01.03: the product's server asks for the professional, who answers on their card or telephone. */
export const cibaLogin = (
  fault: FaultOf<'psc'> | undefined,
  title: Text,
  channel: 'CARD' | 'MOBILE' = 'MOBILE',
): Scenario =>
  scenario({
    id: fault === undefined ? 'PSC.01.03' : `PSC.01.03~${fault}`,
    title,
    requirements: ['PSC.01'],
    needs: ['session.loginByCiba', 'session.list', 'session.logout'],
    drive: async (bench) => {
      if (fault !== undefined) await bench.fault('psc', fault)
      await bench.pilot('session.list', {})
      await bench.pilot('session.loginByCiba', { nationalId: radiologist, channel })
      const { sessions } = await bench.pilot('session.list', {})
      if (sessions.length === 0) return
      await bench.pilot('session.logout', { nationalId: radiologist })
      await bench.pilot('session.list', {})
    },
  })
