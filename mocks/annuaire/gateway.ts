import { type HttpRequest, header } from '../../src/model/exchange.ts'
import type { Answer, Operation } from '../../src/model/service.ts'
import { outcome } from './answer.ts'
import { annuaireAssumptions } from './assumptions.ts'
import type { AnnuaireState } from './state.ts'

const limited = (state: AnnuaireState, waitMs: number): Answer => {
  const seconds = String(Math.max(1, Math.ceil(waitMs / 1000)))
  return {
    response: outcome(429, 'throttled', 'Nombre maximal d’appels par seconde atteint', {
      'retry-after': seconds,
      'x-rate-limit-limit': String(state.callsPerSecond),
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': String(state.now().getTime() + waitMs),
    }),
    assumptions: [annuaireAssumptions.rateLimit.id],
  }
}

/** What the gateway refuses before the directory sees the call; undefined when it lets it through, and counts it. */
const refusal = (request: HttpRequest, state: AnnuaireState): Answer | undefined => {
  const key = header(request.headers, 'esante-api-key')
  if (!key || (state.apiKey !== undefined && key !== state.apiKey)) {
    return {
      response: outcome(401, 'login', 'Clé d’API absente ou inconnue'),
      assumptions: [annuaireAssumptions.gatewayRefusal.id],
    }
  }
  if (state.fault === 'rate-limited') return limited(state, 1_000)
  const now = state.now().getTime()
  const recent = state.calls.filter((at) => at > now - 1_000 && at <= now)
  const [oldest = now] = recent
  if (recent.length >= state.callsPerSecond) {
    state.calls = recent
    return limited(state, oldest + 1_000 - now)
  }
  state.calls = [...recent, now]
  return undefined
}

const broken = (state: AnnuaireState): Answer | undefined => {
  switch (state.fault) {
    case 'http-503':
      return { response: { status: 503, headers: { 'content-type': 'text/plain' }, body: 'Service Unavailable' } }
    case 'cut':
      return { response: { status: 500, cut: true } }
    case 'malformed-json':
      return {
        response: {
          status: 200,
          headers: { 'content-type': 'application/fhir+json' },
          body: '{"resourceType":"Bundle","type":"searchset","entry":[',
        },
      }
    default:
      return undefined
  }
}

/** An operation of the API behind its gateway: key, limit of calls, then the incidents that a fault may select. */
export const behindGateway = (
  operation: Pick<Operation<AnnuaireState>, 'name' | 'method' | 'path'>,
  handle: (request: HttpRequest, state: AnnuaireState) => Answer,
): Operation<AnnuaireState> => ({
  ...operation,
  handle: (request, state) => {
    const answer = refusal(request, state) ?? broken(state) ?? handle(request, state)
    return state.fault === 'slow' ? { ...answer, response: { ...answer.response, delayMs: state.slowMs } } : answer
  },
})
