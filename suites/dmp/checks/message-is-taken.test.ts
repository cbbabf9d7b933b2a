import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import { dmpTakesTheMessage } from './message-is-taken.ts'
import { td02 } from './wire.fixture.ts'

const asked = (...ids: readonly string[]) =>
  journal('DMP/CONF.05.01')
    .http({ ...td02(), notes: ids.map((id) => ({ id })) })
    .build()

triplet(dmpTakesTheMessage, {
  conforms: () => asked(),
  violates: () => asked('dmp.matricule-wrong'),
  silent: () => journal('DMP/CONF.05.01').build(),
})
