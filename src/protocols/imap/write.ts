/** One response, end of line apart: text, and bytes that travel as they are behind the `{n}` that announces them. */
export type Response = readonly (string | Uint8Array)[]

const quotable = /^[\x20-\x7e]*$/

/** A string as a response writes it: quoted where it can be, else as a literal. */
export const string = (value: string): Response => {
  if (quotable.test(value) && value.length <= 1_000) return [`"${value.replace(/["\\]/g, '\\$&')}"`]
  return literal(Buffer.from(value, 'utf8'))
}

export const literal = (bytes: Uint8Array): Response => [`{${bytes.length}}\r\n`, bytes]

export const nstring = (value: string | undefined): Response => (value === undefined ? ['NIL'] : string(value))

/** A string that can be an atom stays one. */
export const astring = (value: string): Response => (/^[\w.@+/-]+$/.test(value) ? [value] : string(value))

/** Several responses as one, with this text between them. */
export const between = (separator: string, parts: readonly Response[]): Response =>
  parts.flatMap((part, index) => (index === 0 ? [...part] : [separator, ...part]))

export const list = (parts: readonly Response[]): Response => ['(', ...between(' ', parts), ')']
