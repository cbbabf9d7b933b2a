import type { Operation } from '../../src/model/service.ts'
import { json } from './answers.ts'
import { endpoint, type PscState } from './state.ts'

export const certs: Operation<PscState> = {
  name: 'certs',
  method: 'GET',
  path: endpoint('certs'),
  handle: (_request, { keys }) =>
    json(200, { keys: keys.map(({ publicJwk }) => publicJwk) }, { headers: { 'cache-control': 'no-cache' } }),
}
