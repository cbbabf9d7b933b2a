import { noting } from '../../noted.fixture.ts'
import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import { connectedSystemTakesTheMessage } from './message-taken.ts'

const sent = (...ids: readonly string[]) =>
  noting('INS/va1.60.01', 'hl7')
    .hl7({ service: 'hl7', event: 'A31', message: 'MSH|', notes: ids.map((id) => ({ id })) })
    .build()

triplet(connectedSystemTakesTheMessage, {
  conforms: () => sent(),
  violates: () => sent('hl7.pid-missing'),
  // Recorded before notes were words.
  silent: () =>
    journal('INS/va1.60.01')
      .hl7({ service: 'hl7', event: 'A31', message: 'MSH|', notes: ['no PID segment'] })
      .build(),
})
