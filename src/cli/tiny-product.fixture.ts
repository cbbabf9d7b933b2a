/** How the tiny product behaves. */
export interface TinyBehaviour {
  readonly actions?: readonly string[]
  /** Milliseconds before it listens. */
  readonly startsAfter?: number
  /** Code with which the n-th call of `identity.create` ends the process, once in its life on this folder. */
  readonly crashesAt?: number
  /** What it answers to `identity.create` instead of following the contract. */
  readonly answers?: unknown
  /** Body of `/pilot/capabilities` instead of the contract's. */
  readonly capabilities?: unknown
  /** Milliseconds that `identity.create` takes. */
  readonly slow?: number
  /** Bytes that its first `identity.create` writes on each of its two outputs: one line without end, and no text at all. */
  readonly floods?: number
}

/**
 * The text of a product that implements the pilot contract on `node:http`, keeps identities and calls no service. It
 * reads its port from its first argument, and counts the calls in a file beside it, because it may crash.
 */
export const tinyProduct = (behaviour: TinyBehaviour): string => `
import { readFileSync, writeFileSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'

const behaviour = ${JSON.stringify(behaviour)}
const counter = process.argv[1] + '.count'
const traits = new Map()
const count = () => {
  let n = 0
  try { n = Number(readFileSync(counter, 'utf8')) } catch {}
  writeFileSync(counter, String(n + 1))
  return n + 1
}
const pause = (ms) => new Promise((wake) => setTimeout(wake, ms))
const writeAll = (to, bytes) => {
  for (let at = 0; at < bytes.length; ) {
    try { at += writeSync(to, bytes, at) } catch (error) { if (error.code !== 'EAGAIN') throw error }
  }
}
const flood = () => {
  const text = Buffer.alloc(1_000_000, 'sans fin ')
  const binary = Buffer.from(text, 0).map((_, at) => (at * 7919) % 256)
  for (let left = behaviour.floods ?? 0; left > 0; left -= text.length) {
    writeAll(1, text)
    writeAll(2, binary)
  }
  behaviour.floods = 0
}
const actions = {
  'identity.create': async (params) => {
    if (count() === behaviour.crashesAt) { console.error('segmentation fault'); process.exit(139) }
    await pause(behaviour.slow ?? 0)
    flood()
    if ('answers' in behaviour) return behaviour.answers
    const patientId = 'p' + traits.size
    traits.set(patientId, params.traits)
    return { patientId, statut: 'provisoire' }
  },
  'identity.read': async ({ patientId }) => ({ identity: { ...traits.get(patientId), patientId, statut: 'provisoire' } }),
  'identity.fetchIns': async () => ({ outcome: 'not-found' }),
  'identity.search': async () => ({ accepted: true, patientIds: [] }),
}
const offered = behaviour.actions ?? Object.keys(actions)
const capabilities = behaviour.capabilities ?? { product: { name: 'Petit', version: '1' }, profiles: [], actions: offered }

const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  const name = request.url.replace('/pilot/actions/', '')
  const answer =
    request.url === '/pilot/capabilities' ? capabilities
    : request.url === '/pilot/traces' ? { traces: [] }
    : await actions[name](JSON.parse(body))
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
})
setTimeout(() => server.listen(Number(process.argv[2]), '127.0.0.1'), behaviour.startsAfter ?? 0)
`

/** A configuration that starts the product of this script. */
export const configFor = (script: string, own: { readyTimeoutMs?: number; timeoutMs?: number } = {}): object => ({
  product: {
    name: 'Petit',
    version: '1',
    start: {
      kind: 'command',
      command: ['${node}', script, '${product.port}'],
      ...(own.readyTimeoutMs === undefined ? {} : { readyTimeoutMs: own.readyTimeoutMs }),
    },
  },
  pilot: { kind: 'http', url: '${product.url}', timeoutMs: own.timeoutMs ?? 5_000 },
  couloirs: ['LGC'],
})
