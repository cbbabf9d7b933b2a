import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BancError, messageOf } from '../model/errors.ts'
import type { ControlAddress, ControlHandlers, ControlMessage } from './control.ts'

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

/** Opens the control port on the loopback interface. Only the holder of the run's token may use it. */
export const serveControl = async (
  handlers: ControlHandlers,
): Promise<{ address: ControlAddress; close: () => Promise<void> }> => {
  const token = randomBytes(24).toString('base64url')
  const expected = Buffer.from(`Bearer ${token}`)
  const isTrusted = (given: string | undefined): boolean =>
    given?.length === expected.length && timingSafeEqual(Buffer.from(given), expected)
  const answer = async (request: IncomingMessage): Promise<{ status: number; body: unknown }> => {
    const message = request.url?.slice(1) ?? ''
    if (!isTrusted(request.headers.authorization) || !Object.hasOwn(handlers, message)) return { status: 404, body: {} }
    try {
      // The message name picks the handler, and only our own client writes the parameters.
      const handle = handlers[message as ControlMessage] as (params: unknown) => Promise<unknown>
      return { status: 200, body: await handle(await bodyOf(request)) }
    } catch (error) {
      const code = error instanceof BancError ? error.code : 'BANC-INTERNAL'
      const detail = error instanceof BancError ? (error.where ?? '') : ''
      const text = error instanceof BancError ? error.describe('fr') : messageOf(error)
      return { status: 500, body: { code, detail, message: text } }
    }
  }
  const server = createServer(async (request, response) => {
    const { status, body } = await answer(request)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    address: { url: `http://127.0.0.1:${port}`, token },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
