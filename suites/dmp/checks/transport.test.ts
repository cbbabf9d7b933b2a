import { describe, expect, test } from 'vitest'
import { dmpPath } from '../../../src/protocols/dmp/names.ts'
import { soap11, soap12 } from '../../../src/protocols/soap/namespaces.ts'
import type { Check } from '../../../src/run/check.ts'
import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import { judged } from './judged.fixture.ts'
import {
  feedTravelsAsMtom,
  messageIdIsNewEachTime,
  messageIsAddressed,
  messageIsAddressedToTheDmp,
  messageIsSoap12,
} from './transport.ts'
import { type FeedSaid, td21 } from './wire.fixture.ts'

const fed = (said?: FeedSaid) => journal('DMP/CONF.05.01').http(td21(said)).build()

describe('how a message travels', () => {
  const violating: readonly (readonly [Check, FeedSaid])[] = [
    [feedTravelsAsMtom, { inline: true }],
    [messageIsSoap12, { replaced: [soap12, soap11] }],
    [messageIsAddressed, { replaced: [/<wsa:To>.*?<\/wsa:To>/, ''] }],
  ]
  for (const [check, said] of violating) {
    triplet(check, {
      conforms: () => fed(),
      violates: () => fed(said),
      silent: () => journal('DMP/CONF.05.01').build(),
    })
  }
})

test('an empty wsa:To is there, as in the official sample', async () => {
  const said: FeedSaid = { replaced: [/<wsa:To>.*?<\/wsa:To>/, '<wsa:To/>'] }
  expect(await judged(messageIsAddressed, journal('DMP/CONF.05.01').http(td21(said)))).toEqual([true])
})

const started = { service: 'dmp', url: 'https://dmp.example', assumptions: [], faults: [] }
const addressed = (to: string) =>
  journal('DMP/CONF.05.01')
    .ofRun('service.started', started)
    .http(td21({ replaced: [/<wsa:To>.*?<\/wsa:To>/, `<wsa:To>${to}</wsa:To>`] }))
    .build()

triplet(messageIsAddressedToTheDmp, {
  conforms: () => addressed(`https://dmp.example${dmpPath.repository}`),
  violates: () => addressed(`https://ailleurs.example${dmpPath.repository}`),
  silent: () => addressed(''),
})

const numbered = (...ids: readonly string[]) => {
  const draft = journal('DMP/CONF.05.01')
  for (const id of ids) draft.http(td21({ replaced: ['urn:uuid:q', `urn:uuid:${id}`] }))
  return draft.build()
}

triplet(messageIdIsNewEachTime, {
  conforms: () => numbered('1', '2', '3'),
  violates: () => numbered('1', '2', '1'),
  silent: () => numbered('1'),
})
