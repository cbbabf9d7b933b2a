import { expect, test } from 'vitest'
import { journal } from '../../testkit.ts'
import { fedDocumentCarriesTheIns } from './fed-document-carries-the-ins.ts'
import { judged } from './judged.fixture.ts'
import { cda, ins, insiAnswer, otherMatricule, td21 } from './wire.fixture.ts'

const scenario = () => journal('DMP/CONF.05.01')

test('a CDA with the INS that INSi returned passes', async () => {
  expect(await judged(fedDocumentCarriesTheIns, scenario().http(insiAnswer()).http(td21()))).toEqual([true])
})

test('a CDA with another matricule is seen', async () => {
  expect(
    await judged(
      fedDocumentCarriesTheIns,
      scenario()
        .http(insiAnswer())
        .http(td21({ document: cda.replace(ins.matricule, otherMatricule) })),
    ),
  ).toEqual([false])
})

test('without an answer of INSi there is no evidence', async () => {
  expect(await judged(fedDocumentCarriesTheIns, scenario().http(td21()))).toEqual([])
})
