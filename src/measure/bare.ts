// What every mock is compared with: Node's own HTTPS server, which asks for a client certificate, reads the body and
// answers `<bytes>` bytes: `node bare.ts <bytes>`.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { ensurePki } from '../../mocks/pki/ensure.ts'
import { pkiFolder } from '../bench/cache.ts'
import { sayReady } from './ready.ts'

const { files } = await ensurePki(pkiFolder())
const expects = 'bare'
const answer = Buffer.from(expects.padEnd(Number(process.argv[2] ?? 1500), '.'))
const server = createServer(
  {
    cert: readFileSync(files.server.cert),
    key: readFileSync(files.server.key),
    ca: readFileSync(files.ca),
    minVersion: 'TLSv1.2',
    requestCert: true,
    rejectUnauthorized: true,
  },
  (incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      outgoing.setHeader('content-length', answer.length)
      outgoing.end(answer)
    })
  },
)
process.once('SIGTERM', () => process.exit(0))
server.listen(0, '127.0.0.1', () =>
  sayReady({
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    client: { ...files.insiManu, ca: files.ca },
    path: '/',
    headers: {},
    body: '{id}',
    expects,
  }),
)
