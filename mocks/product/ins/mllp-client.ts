import { connect } from 'node:net'
import { framed, unframe } from '../../../src/protocols/hl7/mllp.ts'

const timeoutMs = 5_000

/**
 * Sends one message over MLLP and waits for its acknowledgement, whatever that says: a connected system that does not
 * answer must not keep the user from working.
 */
export const sendMllp = (url: string, message: string): Promise<void> => {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    let received: Uint8Array = new Uint8Array()
    const socket = connect({ host: hostname, port: Number(port), timeout: timeoutMs })
    socket.on('connect', () => socket.write(framed(message)))
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      if (unframe(received).found.length > 0) socket.end()
    })
    socket.on('timeout', () => socket.destroy())
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
}
