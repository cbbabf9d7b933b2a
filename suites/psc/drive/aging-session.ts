import type { Text } from '../../../src/model/text.ts'
import type { FaultOf } from '../../../src/model/words.ts'
import { type Scenario, scenario } from '../../../src/run/scenario.ts'
import { logIn } from './journey.ts'
import { pharmacist } from './people.ts'

/** A web login without a fault, then something that happens to it, then what the product does of its session. */
export const agingSession = (fault: FaultOf<'psc'>, title: Text): Scenario =>
  scenario({
    id: `PSC.01.01~${fault}`,
    title,
    requirements: ['PSC.01'],
    needs: ['session.login', 'session.list', 'session.logout', 'session.refresh'],
    drive: async (bench) => {
      const nationalId = pharmacist
      const { opened } = await logIn(bench, nationalId)
      if (!opened) return
      await bench.fault('psc', fault)
      await bench.pilot('session.refresh', { nationalId })
      await bench.pilot('session.list', {})
      await bench.pilot('session.logout', { nationalId })
    },
  })
