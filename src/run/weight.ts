/** How much a line of JSON holds, counted without reading it: what a parser would build from it. */
export interface Weight {
  /** Objects, arrays, keys and items, about. */
  readonly values: number
  readonly depth: number
}

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a]
// `[` and `{`, `]` and `}` differ by 0x20.
const [open, close] = [0x5b, 0x5d]

export const weigh = (line: Uint8Array): Weight => {
  let values = 0
  let depth = 0
  let deepest = 0
  let inText = false
  for (let at = 0; at < line.length; at += 1) {
    const byte = line[at] ?? 0
    if (inText) {
      if (byte === backslash) at += 1
      else if (byte === quote) inText = false
    } else if (byte === quote) inText = true
    else if (byte === comma || byte === colon) values += 1
    else if ((byte & 0xdf) === open) {
      values += 1
      depth += 1
      if (depth > deepest) deepest = depth
    } else if ((byte & 0xdf) === close) depth -= 1
  }
  return { values, depth: deepest }
}
