import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import { proSanteConnectTakesTheRequest } from './request-taken.ts'
import { nothing } from './wire.fixture.ts'

const asked = (...ids: readonly string[]) =>
  journal('PSC.01.01')
    .http({ service: 'psc', operation: 'token', notes: ids.map((id) => ({ id })) })
    .build()

triplet(proSanteConnectTakesTheRequest, {
  conforms: () => asked(),
  violates: () => asked('psc.invalid-grant'),
  silent: nothing,
})
