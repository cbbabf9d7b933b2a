import { noting } from '../../noted.fixture.ts'
import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import { dmpTakesTheMessage } from './message-is-taken.ts'
import { td02 } from './wire.fixture.ts'

const asked = (...ids: readonly string[]) =>
  noting('DMP/CONF.05.01', 'dmp')
    .http({ ...td02(), notes: ids.map((id) => ({ id })) })
    .build()

triplet(dmpTakesTheMessage, {
  conforms: () => asked(),
  violates: () => asked('dmp.matricule-wrong'),
  // Recorded before notes were words.
  silent: () =>
    journal('DMP/CONF.05.01')
      .http({ ...td02(), notes: ['lenient: the VIHF has no role'] })
      .build(),
})
