import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { judged } from './judged.fixture.ts'
import { vihfTargetsThePatient } from './vihf-targets-the-patient.ts'
import { assertion, insiAnswer, otherMatricule, td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('a token on the patient that INSi returned passes', async () => {
  expect(await judged(vihfTargetsThePatient, scenario().http(insiAnswer()).http(td21()))).toEqual([true])
})

test('a token on another patient is seen', async () => {
  expect(
    await judged(
      vihfTargetsThePatient,
      scenario()
        .http(insiAnswer())
        .http(td21({ token: assertion({ matricule: otherMatricule }) })),
    ),
  ).toEqual([false])
})

test('without an answer of INSi there is no evidence', async () => {
  expect(await judged(vihfTargetsThePatient, scenario().http(td21()))).toEqual([])
})
