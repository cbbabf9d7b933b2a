import { hash } from 'node:crypto'
import type { JournalEvent } from '../model/event.ts'

/** What the first event of a journal has for `prev`. */
export const genesis = '0'.repeat(64)

const sha256 = (text: string): string => hash('sha256', text)

/** Writes an event as its journal line: the hash covers the whole line as it stands without the hash itself. */
export const sealLine = (event: Omit<JournalEvent, 'hash'>): { line: string; hash: string } => {
  const body = JSON.stringify(event)
  const hash = sha256(body)
  return { line: `${body.slice(0, -1)},"hash":"${hash}"}`, hash }
}

const seal = /,"hash":"([0-9a-f]{64})"\}$/

/** Whether a line is what was sealed: its own hash, recomputed from its own bytes. */
export const lineIsIntact = (line: string): boolean => {
  const found = seal.exec(line)
  return found !== null && sha256(`${line.slice(0, found.index)}}`) === found[1]
}
