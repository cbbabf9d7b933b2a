import type { MockState, ServiceSetting } from '../../src/model/service.ts'
import type { Resource } from '../../src/protocols/annuaire/resources.ts'
import { testDirectory } from './directory.ts'
import { generatedPractitioners } from './generated.ts'

/** A search whose next page has been promised. */
export interface PendingSearch {
  readonly found: readonly Resource[]
  readonly included: (page: readonly Resource[]) => readonly Resource[]
  readonly shaped: (resource: Resource) => Resource
  readonly count: number
  readonly total: boolean
  /** The search as it was asked, for the link `self`. */
  readonly self: string
}

export interface AnnuaireState extends MockState {
  /** Base URL of the service, without the path of the API. */
  readonly url: string
  readonly resources: readonly Resource[]
  /** The only key that the gateway takes; any one when undefined. */
  readonly apiKey: string | undefined
  readonly slowMs: number
  /** Calls that the gateway lets through in one second. */
  readonly callsPerSecond: number
  /** Times of the calls of the last second, in milliseconds. */
  calls: readonly number[]
  readonly pages: Map<string, { readonly search: PendingSearch; readonly offset: number }>
  /** The public extract: how many fictitious rows beside those of the test professionals, and the seed that draws them. */
  readonly extract: { readonly rows: number; readonly seed: number }
}

/** How many fictitious rows the service sends at the most: more is for `publicExtract`, which streams. */
export const mostRowsServed = 50_000

const whole = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : otherwise

/** How many searches may have a page to come: beyond, the oldest link is forgotten. */
export const mostPages = 1_000

/**
 * Reads the options: `apiKey`; `callsPerSecond` (17, the gateway's); `slowMs` (5,000); `generated`, how many fictitious
 * professionals named GENERE (120); `extractRows`, how many fictitious rows of the extract (1,000); `seed`.
 */
export const startState = ({ url, now, uuid, options }: ServiceSetting): AnnuaireState => {
  const seed = whole(options.seed, 1)
  return {
    url,
    now,
    uuid,
    fault: undefined,
    resources: [...testDirectory, ...generatedPractitioners(whole(options.generated, 120), seed)],
    apiKey: typeof options.apiKey === 'string' ? options.apiKey : undefined,
    slowMs: whole(options.slowMs, 5_000),
    callsPerSecond: whole(options.callsPerSecond, 17),
    calls: [],
    pages: new Map(),
    extract: { rows: Math.min(mostRowsServed, whole(options.extractRows, 1_000)), seed },
  }
}
