import type { HttpResponse } from '../../src/model/exchange.ts'
import type { Bundle, Resource } from '../../src/protocols/annuaire/resources.ts'
import { basePath } from '../../src/protocols/annuaire/systems.ts'
import { fhir, outcome } from './answer.ts'
import { behindGateway } from './gateway.ts'
import { type AnnuaireState, mostPages, type PendingSearch } from './state.ts'

/** Remembers where the next page begins, under an id that says nothing of it. */
const promise = (search: PendingSearch, offset: number, state: AnnuaireState): string => {
  const id = state.uuid()
  state.pages.set(id, { search, offset })
  const [oldest] = state.pages.keys()
  if (state.pages.size > mostPages && oldest !== undefined) state.pages.delete(oldest)
  return `${state.url}${basePath}/_page?id=${encodeURIComponent(id)}`
}

/** One page of a search: what was found, what comes along, and the link to the next one [Q: only `next` is given]. */
export const pageOf = (search: PendingSearch, offset: number, state: AnnuaireState): HttpResponse => {
  const { found, count } = search
  const here = found.slice(offset, offset + count)
  const entryOf = (mode: 'match' | 'include') => (resource: Resource) => ({
    fullUrl: `${state.url}${basePath}/${resource.resourceType}/${resource.id}`,
    resource: search.shaped(resource),
    search: { mode },
  })
  const entry = [...here.map(entryOf('match')), ...search.included(here).map(entryOf('include'))]
  const end = offset + count
  const bundle: Bundle = {
    resourceType: 'Bundle',
    id: state.uuid(),
    type: 'searchset',
    ...(search.total && { total: found.length }),
    link: [
      ...(offset === 0 ? [{ relation: 'self', url: search.self }] : []),
      ...(end < found.length ? [{ relation: 'next', url: promise(search, end, state) }] : []),
    ],
    // An empty array is not FHIR.
    ...(entry.length > 0 && { entry }),
  }
  const { link = [], ...others } = bundle
  return fhir(link.length > 0 ? bundle : others)
}

/** The page that a link promised. When the directory has changed in between, what stood before it has slipped into it. */
export const page = behindGateway({ name: 'page', method: 'GET', path: `${basePath}/_page` }, ({ url }, state) => {
  const id = new URLSearchParams(url.split('?')[1] ?? '').get('id') ?? ''
  const promised = state.pages.get(id)
  if (promised === undefined) {
    return {
      response: outcome(410, 'expired', 'Cette page n’existe plus : refaites la recherche'),
    }
  }
  const slipped = state.fault === 'page-changes' ? 1 : 0
  return { response: pageOf(promised.search, promised.offset - slipped, state) }
})
