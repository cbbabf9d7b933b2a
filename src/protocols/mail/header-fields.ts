/** One field of a header: its lower-case name, and where it stands from its name to the end of its last line. */
export interface HeaderField {
  readonly name: string
  readonly start: number
  readonly end: number
}

const lineFeed = 10
const carriageReturn = 13
const colon = 58
const space = 32
const tab = 9

/** A header longer than this many fields is read no further. */
const mostFields = 5_000

export interface HeaderBlock {
  readonly fields: readonly HeaderField[]
  /** Where the body begins, after the empty line; the end of the bytes when there is none. */
  readonly bodyStart: number
}

/** Reads the header that begins at `start`: folded lines belong to the field before them, a line that is no field is passed over. */
export const headerBlock = (bytes: Uint8Array, start: number, end: number): HeaderBlock => {
  const fields: { name: string; start: number; end: number }[] = []
  let at = start
  while (at < end) {
    const feed = bytes.indexOf(lineFeed, at)
    const next = feed < 0 || feed >= end ? end : feed + 1
    const isEmpty = bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed)
    if (isEmpty) return { fields, bodyStart: next }
    const last = fields.at(-1)
    if ((bytes[at] === space || bytes[at] === tab) && last !== undefined && last.end === at) last.end = next
    else if (fields.length < mostFields) {
      const separator = bytes.indexOf(colon, at)
      if (separator > at && separator < next) {
        const name = Buffer.from(bytes.subarray(at, separator)).toString('latin1').trim().toLowerCase()
        if (/^[\x21-\x7e]+$/.test(name)) fields.push({ name, start: at, end: next })
      }
    }
    at = next
  }
  return { fields, bodyStart: end }
}

/** The value of a field, unfolded and trimmed, its bytes read as UTF-8; RFC 2047 words stay as they are. */
export const fieldValue = (bytes: Uint8Array, { name, start, end }: HeaderField): string => {
  const text = Buffer.from(bytes.subarray(start, end)).toString('utf8')
  return text
    .slice(text.indexOf(':', Math.max(0, name.length - 1)) + 1)
    .replace(/\r?\n(?=[ \t])/g, '')
    .trim()
}

/** The first value of a field by its lower-case name. */
export const firstValue = (bytes: Uint8Array, fields: readonly HeaderField[], name: string): string | undefined => {
  const found = fields.find((field) => field.name === name)
  return found && fieldValue(bytes, found)
}
