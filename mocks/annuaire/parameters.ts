import { mailboxesOf } from '../../src/protocols/annuaire/answers.ts'
import type { Concept, Resource, ResourceType } from '../../src/protocols/annuaire/resources.ts'

/** How a criterion is compared: the search types of FHIR R4 that this API uses. */
export type Compared =
  | { readonly type: 'string'; readonly of: (resource: Resource) => readonly (string | undefined)[] }
  | {
      readonly type: 'token'
      readonly of: (resource: Resource) => readonly { readonly system?: string; readonly value?: string }[]
    }
  | { readonly type: 'reference'; readonly of: (resource: Resource) => readonly (string | undefined)[] }
  | { readonly type: 'date'; readonly of: (resource: Resource) => readonly (string | undefined)[] }

const codings = (concepts: readonly Concept[] = []) =>
  concepts.flatMap(({ coding = [] }) =>
    coding.map(({ system, code }) => ({
      ...(system !== undefined && { system }),
      ...(code !== undefined && { value: code }),
    })),
  )

const common = {
  _id: { type: 'token', of: ({ id }) => [{ value: id }] },
  _lastUpdated: { type: 'date', of: ({ meta }) => [meta?.lastUpdated] },
  active: { type: 'token', of: ({ active }) => [{ value: String(active) }] },
  'data-information-system': { type: 'token', of: () => [] },
  identifier: { type: 'token', of: ({ identifier = [] }) => identifier },
  'mailbox-mss': { type: 'string', of: (resource) => mailboxesOf(resource).map(({ address }) => address) },
} as const satisfies Readonly<Record<string, Compared>>

const identifierType: Compared = {
  type: 'token',
  of: ({ identifier = [] }) => identifier.flatMap(({ type }) => codings(type === undefined ? [] : [type])),
}

const named = (
  pick: (name: { readonly family?: string; readonly given?: readonly string[] }) => readonly (string | undefined)[],
): Compared => ({
  type: 'string',
  of: (resource) => (resource.resourceType === 'Practitioner' ? (resource.name ?? []).flatMap(pick) : []),
})

const located = (
  pick: (address: {
    readonly line?: readonly string[]
    readonly city?: string
    readonly postalCode?: string
  }) => readonly (string | undefined)[],
): Compared => ({
  type: 'string',
  of: (resource) => (resource.resourceType === 'Organization' ? (resource.address ?? []).flatMap(pick) : []),
})

const role = (
  pick: (found: Extract<Resource, { resourceType: 'PractitionerRole' }>) => string | undefined,
): Compared => ({
  type: 'reference',
  of: (resource) => (resource.resourceType === 'PractitionerRole' ? [pick(resource)] : []),
})

const none: Compared = { type: 'token', of: () => [] }

/** What each resource can be searched by, as the CapabilityStatement of version 2 announces it. */
export const parameters: Readonly<Record<ResourceType, Readonly<Record<string, Compared>>>> = {
  Practitioner: {
    ...common,
    family: named(({ family }) => [family]),
    given: named(({ given = [] }) => given),
    name: named(({ family, given = [] }) => [family, ...given]),
    'identifier-type': identifierType,
    'number-smartcard': none,
    'qualification-code': {
      type: 'token',
      of: (resource) =>
        resource.resourceType === 'Practitioner' ? codings(resource.qualification?.map(({ code }) => code)) : [],
    },
  },
  PractitionerRole: {
    ...common,
    'data-registration-authority': none,
    organization: role(({ organization }) => organization?.reference),
    practitioner: role(({ practitioner }) => practitioner?.reference),
    role: {
      type: 'token',
      of: (resource) => (resource.resourceType === 'PractitionerRole' ? codings(resource.code) : []),
    },
  },
  Organization: {
    ...common,
    'data-registration-authority': none,
    'identifier-type': identifierType,
    address: located(({ line = [], city, postalCode }) => [...line, city, postalCode]),
    'address-city': located(({ city }) => [city]),
    'address-line': located(({ line = [] }) => line),
    'address-postalcode': located(({ postalCode }) => [postalCode]),
    name: { type: 'string', of: (resource) => (resource.resourceType === 'Organization' ? [resource.name] : []) },
    partof: { type: 'reference', of: () => [] },
    'pharmacy-licence': none,
    type: {
      type: 'token',
      of: (resource) => (resource.resourceType === 'Organization' ? codings(resource.type) : []),
    },
  },
}

/** What may come along with the resources found. */
export const inclusions: Readonly<
  Record<ResourceType, { readonly include: readonly string[]; readonly revinclude: readonly string[] }>
> = {
  Practitioner: { include: [], revinclude: ['PractitionerRole:practitioner'] },
  PractitionerRole: {
    include: ['*', 'PractitionerRole:organization', 'PractitionerRole:practitioner'],
    revinclude: [],
  },
  Organization: { include: ['*', 'Organization:partof'], revinclude: ['PractitionerRole:organization'] },
}
