import { createHash, hash } from 'node:crypto'
import type { JournalEvent } from '../model/event.ts'

/** What the first event of a journal has for `prev`. */
export const genesis = '0'.repeat(64)

const sha256 = (text: string): string => hash('sha256', text)

/** Writes an event as its journal line: the hash covers the whole line as it stands without the hash itself. */
export const sealLine = (event: Omit<JournalEvent, 'hash'>): { line: string; hash: string } =>
  sealText(JSON.stringify(event))

/** The same for an event that is text already: its JSON without a hash. */
export const sealText = (body: string): { line: string; hash: string } => {
  const hash = sha256(body)
  return { line: `${body.slice(0, -1)},"hash":"${hash}"}`, hash }
}

/** `,"hash":"` + 64 hexadecimal digits + `"}`: what a sealed line ends with. */
const seal = /^,"hash":"([0-9a-f]{64})"\}$/
const sealLength = 75

/** Whether a line is what was sealed: its own hash, recomputed from its own bytes. */
export const lineIsIntact = (line: string | Uint8Array): boolean => {
  const bytes =
    typeof line === 'string' ? Buffer.from(line) : Buffer.from(line.buffer, line.byteOffset, line.byteLength)
  const at = Math.max(0, bytes.length - sealLength)
  const found = seal.exec(bytes.toString('latin1', at))
  if (found === null) return false
  const digest = createHash('sha256').update(bytes.subarray(0, at)).update('}').digest('hex')
  return digest === found[1]
}
