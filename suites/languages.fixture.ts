import { expect } from 'vitest'
import { languageFaults } from '../src/model/languages.fixture.ts'
import { formFaults } from '../src/model/sentences.fixture.ts'
import { say, type Text } from '../src/model/text.ts'
import type { Check } from '../src/run/check.ts'
import type { ScenarioRecord } from '../src/run/record.ts'

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

/** All that the product wrote in a recording, folded lines unfolded. */
const wireOf = (record: ScenarioRecord): string => {
  const services = [...new Set(record.events.flatMap(({ data }) => ('service' in data ? [data.service] : [])))]
  return [
    JSON.stringify(record.events),
    ...services.flatMap((service) => record.exchanges(service).map(({ requestBody }) => text(requestBody))),
    ...services.flatMap((service) => record.mails(service).map(({ messageBytes }) => text(messageBytes))),
  ]
    .join('\n')
    .replace(/\s+/g, ' ')
}

/**
 * What a check says of a recording, once each language is found to be spoken without the other and no sentence to
 * lack a word, wire values aside.
 */
export const inBothLanguages = async (check: Check, record: ScenarioRecord): ReturnType<Check['apply']> => {
  const findings = await check.apply(record)
  const said: readonly (Text | string)[] = findings.flatMap(({ expected, actual }) => [expected, actual])
  const suspect = said.filter((one) => languageFaults(one).length > 0)
  const badlyFormed = said.filter((one) => formFaults(one).length > 0)
  const wire = suspect.length + badlyFormed.length === 0 ? '' : wireOf(record)
  const seen = (one: Text | string): boolean => say(one, 'fr') === say(one, 'en') && wire.includes(say(one, 'fr'))
  const faults = suspect.filter((one) => !seen(one)).flatMap(languageFaults)
  expect(faults, `${check.id} says this`).toEqual([])
  const badlyMade = badlyFormed.filter((one) => !seen(one)).flatMap(formFaults)
  expect(badlyMade, `${check.id} says this`).toEqual([])
  return findings
}
