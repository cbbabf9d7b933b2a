/** What is kept of a stream that may never end. */
export interface KeptOutput {
  readonly add: (chunk: Uint8Array) => void
  /** The beginning and the end, with a line between them that says how much is missing; all of it when it is short. */
  readonly bytes: () => Uint8Array
  /** Bytes that are not kept. */
  readonly unkept: () => number
}

/** Bytes kept of the beginning, and as many of the end. */
export const keptOfEachEnd = 512 * 1024

const missing = (count: number): string =>
  `\n[… ${count} octets que le banc n’a pas gardés – bytes that the bench did not keep …]\n`

/** Keeps the two ends of a flood in memory of a fixed size: why a product starts badly is told first, why it died last. */
export const keptOutput = (each = keptOfEachEnd): KeptOutput => {
  const first: Uint8Array[] = []
  const last: Uint8Array[] = []
  let firstSize = 0
  let lastSize = 0
  let total = 0
  const trim = (): void => {
    for (let oldest = last[0]; oldest && lastSize - oldest.byteLength >= each; oldest = last[0]) {
      last.shift()
      lastSize -= oldest.byteLength
    }
  }
  const end = (): Uint8Array => {
    const joined = Buffer.concat(last)
    return joined.subarray(Math.max(0, joined.byteLength - each))
  }
  return {
    add: (chunk) => {
      total += chunk.byteLength
      const head = chunk.subarray(0, Math.max(0, each - firstSize))
      if (head.byteLength > 0) first.push(head)
      firstSize += head.byteLength
      const rest = chunk.subarray(head.byteLength)
      if (rest.byteLength === 0) return
      // A copy: a slice would keep the whole of a large chunk.
      last.push(rest.byteLength > each ? rest.slice(-each) : rest)
      lastSize += Math.min(rest.byteLength, each)
      trim()
    },
    unkept: () => total - firstSize - end().byteLength,
    bytes: () => {
      const tail = end()
      const lost = total - firstSize - tail.byteLength
      return Buffer.concat([...first, ...(lost > 0 ? [Buffer.from(missing(lost))] : []), tail])
    },
  }
}
