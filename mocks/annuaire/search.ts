import type { HttpRequest } from '../../src/model/exchange.ts'
import type { Answer, Operation } from '../../src/model/service.ts'
import type { Resource, ResourceType } from '../../src/protocols/annuaire/resources.ts'
import { basePath } from '../../src/protocols/annuaire/systems.ts'
import { outcome } from './answer.ts'
import { annuaireAssumptions } from './assumptions.ts'
import { type Criterion, criterionOf, type Unsearchable } from './criteria.ts'
import { behindGateway } from './gateway.ts'
import { pageOf } from './page.ts'
import { inclusions } from './parameters.ts'
import { published } from './published.ts'
import type { AnnuaireState } from './state.ts'

/** 50 a page unless `_count` says otherwise [Q]; more than this is cut down. */
const ordinaryCount = 50
const mostCount = 200

interface Asked {
  readonly criteria: readonly Criterion[]
  readonly include: readonly string[]
  readonly revinclude: readonly string[]
  readonly elements: readonly string[] | undefined
  readonly count: number
  readonly total: boolean
}

const without = { criteria: [], include: [], revinclude: [], elements: undefined, count: ordinaryCount, total: true }

/** Adds one parameter to what is asked. */
const withParameter = (type: ResourceType, asked: Asked, name: string, value: string): Asked | Unsearchable => {
  switch (name) {
    case '_format':
    case '_pretty':
      return asked
    case '_count':
      return /^[1-9]\d{0,4}$/.test(value)
        ? { ...asked, count: Math.min(mostCount, Number(value)) }
        : { problem: `_count : « ${value} » n’est pas un nombre de 1 à ${mostCount}` }
    case '_total':
      return ['none', 'estimate', 'accurate'].includes(value)
        ? { ...asked, total: value !== 'none' }
        : { problem: `_total : « ${value} » n’est pas none, estimate ou accurate` }
    case '_elements':
      return { ...asked, elements: [...(asked.elements ?? []), ...value.split(',')] }
    case '_include':
    case '_revinclude': {
      const kind = name === '_include' ? 'include' : 'revinclude'
      if (!inclusions[type][kind].includes(value)) return { problem: `${type} n’a pas de ${name} « ${value} »` }
      return { ...asked, [kind]: [...asked[kind], value] }
    }
    default: {
      const criterion = criterionOf(type, name, value)
      return 'problem' in criterion ? criterion : { ...asked, criteria: [...asked.criteria, criterion] }
    }
  }
}

const askedIn = (type: ResourceType, given: URLSearchParams): Asked | Unsearchable => {
  let asked: Asked | Unsearchable = without
  for (const [name, value] of given) {
    asked = withParameter(type, asked, name, value)
    if ('problem' in asked) return asked
  }
  return asked
}

const referenceOf = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`

/** What comes along with a page: each resource once, and none that the page itself holds. */
const inclusionOf =
  ({ include, revinclude }: Asked, all: readonly Resource[]) =>
  (page: readonly Resource[]): readonly Resource[] => {
    const refers = (role: Resource, name: 'practitioner' | 'organization') =>
      role.resourceType === 'PractitionerRole' ? role[name]?.reference : undefined
    const follows = (name: 'practitioner' | 'organization') =>
      include.includes('*') || include.includes(`PractitionerRole:${name}`)
    const wanted = new Set(
      page.flatMap((role) =>
        (['practitioner', 'organization'] as const).filter(follows).map((name) => refers(role, name)),
      ),
    )
    const here = new Set(page.map(referenceOf))
    return all.filter(
      (one) =>
        !here.has(referenceOf(one)) &&
        (wanted.has(referenceOf(one)) ||
          (revinclude.includes('PractitionerRole:practitioner') && here.has(refers(one, 'practitioner') ?? '')) ||
          (revinclude.includes('PractitionerRole:organization') && here.has(refers(one, 'organization') ?? ''))),
    )
  }

/** What `_elements` leaves of a resource, which then says that it is not whole (FHIR R4, Search, 3.1.1.5.9). */
const shapedBy =
  (elements: readonly string[] | undefined) =>
  (resource: Resource): Resource => {
    if (elements === undefined) return resource
    const kept = new Set(['resourceType', 'id', 'meta', ...elements])
    const left = Object.fromEntries(Object.entries(resource).filter(([name]) => kept.has(name)))
    const subsetted = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }
    return { ...left, meta: { ...resource.meta, tag: [subsetted] } } as unknown as Resource
  }

const search = (type: ResourceType, given: URLSearchParams, state: AnnuaireState): Answer => {
  const asked = askedIn(type, given)
  if ('problem' in asked) {
    return {
      response: outcome(400, 'invalid', asked.problem),
      assumptions: [annuaireAssumptions.unknownParameter.id],
    }
  }
  const all = published(state)
  const found =
    state.fault === 'no-result'
      ? []
      : all.filter((one) => one.resourceType === type && asked.criteria.every((meets) => meets(one)))
  const query = given.size > 0 ? `?${given}` : ''
  return {
    response: pageOf(
      {
        found,
        included: inclusionOf(asked, all),
        shaped: shapedBy(asked.elements),
        count: asked.count,
        total: asked.total,
        self: `${state.url}${basePath}/${type}${query}`,
      },
      0,
      state,
    ),
    assumptions: [annuaireAssumptions.searchSemantics.id],
  }
}

const queryOf = ({ url }: HttpRequest): URLSearchParams =>
  new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '')

const formOf = (request: HttpRequest): URLSearchParams =>
  new URLSearchParams([...queryOf(request), ...new URLSearchParams(new TextDecoder().decode(request.body))])

/** The two ways of searching a resource: GET with a query, POST on `_search` with a form. */
export const searchesOf = (type: ResourceType): readonly Operation<AnnuaireState>[] => [
  behindGateway({ name: `search${type}`, method: 'GET', path: `${basePath}/${type}` }, (request, state) =>
    search(type, queryOf(request), state),
  ),
  behindGateway({ name: `search${type}`, method: 'POST', path: `${basePath}/${type}/_search` }, (request, state) =>
    search(type, formOf(request), state),
  ),
]
