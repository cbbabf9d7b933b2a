import type { ResourceType } from '../../src/protocols/annuaire/resources.ts'
import { basePath, profiles } from '../../src/protocols/annuaire/systems.ts'
import { fhir } from './answer.ts'
import { behindGateway } from './gateway.ts'
import { inclusions, parameters } from './parameters.ts'

const resourceOf = (type: ResourceType) => {
  const { include, revinclude } = inclusions[type]
  return {
    type,
    profile: profiles[type],
    interaction: [{ code: 'search-type' }],
    ...(include.length > 0 && { searchInclude: include }),
    ...(revinclude.length > 0 && { searchRevInclude: revinclude }),
    searchParam: Object.entries(parameters[type]).map(([name, compared]) => ({ name, type: compared.type })),
  }
}

/** What the API announces of itself. */
export const metadata = behindGateway(
  { name: 'metadata', method: 'GET', path: `${basePath}/metadata` },
  (_, state) => ({
    response: fhir({
      resourceType: 'CapabilityStatement',
      status: 'active',
      date: state.now().toISOString().slice(0, 10),
      kind: 'instance',
      implementation: { description: 'Annuaire Santé, API FHIR en libre accès', url: `${state.url}${basePath}` },
      fhirVersion: '4.0.1',
      format: ['application/fhir+json'],
      rest: [
        { mode: 'server', resource: (['Organization', 'Practitioner', 'PractitionerRole'] as const).map(resourceOf) },
      ],
    }),
  }),
)
