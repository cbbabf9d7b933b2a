import { expect, test } from 'vitest'
import fc from '../../src/bench/property.fixture.ts'
import { serve } from '../../src/model/service.ts'
import { parameters } from './parameters.ts'
import { annuaireService } from './service.ts'
import { startState } from './state.ts'

const types = ['Practitioner', 'PractitionerRole', 'Organization'] as const
const names = [
  ...new Set(types.flatMap((type) => Object.keys(parameters[type]))),
  ...['_count', '_total', '_elements', '_include', '_revinclude', '_format', '__proto__', 'toString'],
]
const asked = fc.array(
  fc.tuple(
    fc.oneof(fc.constantFrom(...names), fc.string()),
    fc.constantFrom('', ':contains', ':exact', ':missing', ':'),
    fc.oneof(fc.string(), fc.constantFrom('2026', 'ge2026-02-30', '|', 'a|b|c', ',', '*', '0', '200', '%')),
  ),
  { maxLength: 4 },
)

test('whatever is asked, the answer is a searchset or an OperationOutcome', async () => {
  const options = { callsPerSecond: 1_000_000, generated: 3 }
  const state = startState({ url: 'https://annuaire.example', now: () => new Date(0), uuid: () => 'u-1', options })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...types), asked, fc.boolean(), async (type, pairs, raw) => {
      const query = pairs
        .map(([name, modifier, value]) =>
          raw ? `${name}${modifier}=${value}` : `${encodeURIComponent(name)}${modifier}=${encodeURIComponent(value)}`,
        )
        .join('&')
      const url = `/fhir/v2/${type}?${query}`
      const request = { method: 'GET', url, headers: { 'esante-api-key': 'cle' }, body: new Uint8Array() }
      const { response } = await serve(annuaireService, request, state)
      const { resourceType, total, entry = [] } = JSON.parse(String(response.body))
      expect([response.status, resourceType]).toEqual(
        response.status === 200 ? [200, 'Bundle'] : [400, 'OperationOutcome'],
      )
      const matches = entry.filter((one: { search: { mode: string } }) => one.search.mode === 'match')
      expect(total ?? matches.length).toBeGreaterThanOrEqual(matches.length)
      expect(
        matches.filter((one: { resource: { resourceType: string } }) => one.resource.resourceType !== type),
      ).toEqual([])
    }),
  )
})
