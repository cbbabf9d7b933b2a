import type { Answer } from '../../src/model/service.ts'
import type { DmpState } from './state.ts'

const slowMs = 5000

/** Faults of the transport, the same for every operation: they replace or delay what the operation answers. */
export const underIncident = (state: DmpState, nominal: () => Answer): Answer => {
  if (state.fault === 'http-503') return { response: { status: 503, headers: { 'retry-after': '120' }, body: '' } }
  if (state.fault === 'cut') return { response: { status: 200, cut: true } }
  const answer = nominal()
  if (state.fault !== 'slow') return answer
  return { ...answer, response: { ...answer.response, delayMs: slowMs } }
}
