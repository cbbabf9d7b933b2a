/** One command as it came: its lines in Latin-1 with `{n}` CR LF left where a literal stands, and the literals in order. */
export interface RawCommand {
  readonly text: string
  readonly literals: readonly Uint8Array[]
}

/** What stands on a connection, in order. */
export type Framed =
  | ({ readonly kind: 'command' } & RawCommand)
  /** The client waits for a continuation before it sends a literal of this size (RFC 3501 §7.5). */
  | { readonly kind: 'literal-announced'; readonly size: number }
  /** Dropped: the line is longer than the limit. `text` is how it began. */
  | { readonly kind: 'line-too-long'; readonly text: string }
  /** Dropped with the rest of its command: the literal is longer than the limit. */
  | { readonly kind: 'literal-too-long'; readonly text: string; readonly size: number; readonly most: number }

export interface FramingLimits {
  /** Longest line in bytes, end of line apart. */
  readonly line: number
  /** Longest literal in bytes, by the command so far. */
  readonly literal: (text: string) => number
}

/** Bytes in, commands out, one at a time: what is not asked for stays in the buffer. */
export interface Framer {
  readonly push: (chunk: Uint8Array) => void
  /** The next thing that is complete; undefined when more bytes are needed. */
  readonly next: () => Framed | undefined
  /** Forgets what has not been read (STARTTLS: nothing sent in clear counts after it). How many bytes that was. */
  readonly discard: () => number
}

const announced = /\{(\d{1,15})(\+?)\}$/
const lineFeed = 10

export const framer = (limits: FramingLimits): Framer => {
  let chunks: Uint8Array[] = []
  let held = 0
  let text = ''
  let literals: Uint8Array[] = []
  /** Bytes of a literal that are still to come, with those that came. */
  let literal: { readonly size: number; readonly parts: Uint8Array[]; missing: number } | undefined
  /** Bytes of a refused literal still to be thrown away; its command goes with it. */
  let toSkip = 0
  let refused: Framed | undefined
  /** A line that is too long is thrown away up to its end. */
  let overlong: string | undefined
  /** How much of the buffer is known to hold no end of line. */
  let searched = 0

  const joined = (): Uint8Array => {
    if (chunks.length !== 1) chunks = [Buffer.concat(chunks, held)]
    return chunks[0] as Uint8Array
  }
  const take = (most: number): Uint8Array => {
    const whole = joined()
    const taken = whole.subarray(0, most)
    chunks = [whole.subarray(taken.length)]
    held -= taken.length
    searched = 0
    return taken
  }
  const line = (): string | undefined => {
    const whole = joined()
    const end = whole.indexOf(lineFeed, searched)
    if (end < 0) {
      searched = whole.length
      return undefined
    }
    const found = Buffer.from(take(end + 1)).toString('latin1')
    return found.endsWith('\r\n') ? found.slice(0, -2) : found.slice(0, -1)
  }
  const reset = (): void => {
    text = ''
    literals = []
  }

  const pending = (): 'wait' | 'go on' => {
    if (toSkip > 0) {
      toSkip -= take(Math.min(toSkip, held)).length
      if (toSkip > 0) return 'wait'
    }
    if (literal === undefined) return 'go on'
    if (held > 0) {
      const part = take(Math.min(literal.missing, held))
      literal.parts.push(part)
      literal.missing -= part.length
    }
    if (literal.missing > 0) return 'wait'
    literals.push(literal.parts.length === 1 ? (literal.parts[0] as Uint8Array) : Buffer.concat(literal.parts))
    literal = undefined
    return 'go on'
  }

  const tooLong = (found: string | undefined): Framed | undefined => {
    if (found === undefined) {
      if (held <= limits.line) return undefined
      overlong ??= text + Buffer.from(joined().subarray(0, 80)).toString('latin1')
      take(held)
      return undefined
    }
    const beginning = overlong ?? text + found.slice(0, 80)
    overlong = undefined
    reset()
    return { kind: 'line-too-long', text: beginning }
  }

  const literalOf = (size: number, waits: boolean): Framed | undefined => {
    const most = limits.literal(text)
    if (size > most) {
      const answer: Framed = { kind: 'literal-too-long', text, size, most }
      reset()
      if (waits) return answer
      toSkip = size
      refused = answer
      return next()
    }
    text += '\r\n'
    literal = { size, parts: [], missing: size }
    return waits ? { kind: 'literal-announced', size } : next()
  }

  const next = (): Framed | undefined => {
    if (pending() === 'wait') return undefined
    const found = held > 0 ? line() : undefined
    if (found === undefined || overlong !== undefined || found.length > limits.line) return tooLong(found)
    const [, size, plus] = announced.exec(found) ?? []
    if (refused !== undefined) {
      // The rest of a command whose literal was refused; it may itself announce literals.
      if (size !== undefined && plus === '+') {
        toSkip = Number(size)
        return next()
      }
      const answer = refused
      refused = undefined
      return answer
    }
    text += found
    if (size !== undefined) return literalOf(Number(size), plus !== '+')
    const command: Framed = { kind: 'command', text, literals }
    reset()
    return command
  }

  return {
    push: (chunk) => {
      if (chunk.length === 0) return
      // Many small chunks without an end of line would otherwise be joined again and again.
      chunks.push(chunk)
      held += chunk.length
    },
    next,
    discard: () => {
      const lost = held
      chunks = []
      held = 0
      searched = 0
      return lost
    },
  }
}
