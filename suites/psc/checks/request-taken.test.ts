import { noting } from '../../noted.fixture.ts'
import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import { proSanteConnectTakesTheRequest } from './request-taken.ts'

const asked = (...ids: readonly string[]) =>
  noting('PSC.01.01', 'psc')
    .http({ service: 'psc', operation: 'token', notes: ids.map((id) => ({ id })) })
    .build()

triplet(proSanteConnectTakesTheRequest, {
  conforms: () => asked(),
  violates: () => asked('psc.invalid-grant'),
  // Recorded before notes were words.
  silent: () =>
    journal('PSC.01.01')
      .http({ service: 'psc', operation: 'token', notes: ['invalid_grant'] })
      .build(),
})
