import type { Response } from '../../../src/protocols/imap/write.ts'

/** Both sides of a session as the recording tells it. */
export interface Dialogue {
  readonly lines: readonly string[]
  readonly client: (line: string) => void
  readonly server: (response: Response) => void
}

/** What a dialogue keeps at most: a client that loops must not fill the memory. */
const mostLines = 500
const longestLine = 2_000

export const newDialogue = (): Dialogue => {
  const lines: string[] = []
  const keep = (line: string): void => {
    lines.push(line.length > longestLine ? `${line.slice(0, longestLine)}…` : line)
    if (lines.length === mostLines) lines.push('…')
  }
  return {
    lines,
    client: (line) => {
      if (lines.length < mostLines) keep(`C: ${line}`)
    },
    server: (response) => {
      if (lines.length >= mostLines) return
      const text = response.map((part) => (typeof part === 'string' ? part : `<${part.length} bytes>`)).join('')
      keep(`S: ${text.replaceAll('\r\n', ' ')}`)
    },
  }
}

/** A command as the recording tells it: literals by their size, what logs in not at all. */
export const toldCommand = (text: string): string =>
  text
    .replace(/(\{\d+\+?\})\r\n/g, '$1')
    .replace(/^(\S+ AUTHENTICATE \S+) .*/is, '$1 <secret>')
    .replace(/^(\S+ LOGIN (?:"(?:[^"\\]|\\.)*"|\S+)) .*/is, '$1 <secret>')
