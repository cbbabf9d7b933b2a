import { constants, inflateRawSync, inflateSync } from 'node:zlib'
import { hexValue, isSpace } from './lexer.ts'

/** No stream is inflated beyond this: pages of documents are a thousand times smaller. */
export const largestInflated = 32 * 1024 * 1024

/** Why a stream's content is not known. */
export type Undecoded = 'too-large' | 'damaged' | 'unknown-filter'

/** The parameters of a filter, references followed. */
export interface FilterParameters {
  readonly predictor: number
  readonly colors: number
  readonly bits: number
  readonly columns: number
}

export interface Filter {
  readonly name: string
  readonly parameters: FilterParameters | undefined
}

const tooLarge = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_BUFFER_TOO_LARGE'

const inflate = (bytes: Uint8Array, most: number): Uint8Array | Undecoded => {
  const options = { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }
  try {
    return inflateSync(bytes, options)
  } catch (error) {
    if (tooLarge(error)) return 'too-large'
  }
  // A wrong check sum or header: what can be read of it is what a viewer shows.
  try {
    return inflateRawSync(bytes.subarray(2), options)
  } catch (error) {
    return tooLarge(error) ? 'too-large' : 'damaged'
  }
}

const asciiHex = (bytes: Uint8Array): Uint8Array => {
  const out = new Uint8Array((bytes.length >> 1) + 1)
  let size = 0
  let high = -1
  for (const byte of bytes) {
    if (byte === 62) break
    const value = hexValue(byte)
    if (value < 0) continue
    if (high < 0) high = value
    else {
      out[size++] = high * 16 + value
      high = -1
    }
  }
  if (high >= 0) out[size++] = high * 16
  return out.subarray(0, size)
}

const ascii85 = (bytes: Uint8Array): Uint8Array => {
  // A `z` stands for four bytes.
  const out = new Uint8Array(bytes.length * 4 + 4)
  let size = 0
  let group = 0
  let count = 0
  const flush = (digits: number): void => {
    for (let index = 0; index < digits - 1; index++) out[size++] = Math.floor(group / 256 ** (3 - index)) & 255
    group = 0
    count = 0
  }
  for (const byte of bytes) {
    if (byte === 126) break
    if (isSpace(byte)) continue
    if (byte === 122 && count === 0) {
      size += 4
      continue
    }
    group = group * 85 + (byte - 33)
    if (++count === 5) flush(5)
  }
  if (count > 1) {
    const digits = count
    for (; count < 5; count++) group = group * 85 + 84
    flush(digits)
  }
  return out.subarray(0, size)
}

const runLength = (bytes: Uint8Array, most: number): Uint8Array | Undecoded => {
  const parts: Uint8Array[] = []
  let size = 0
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at++] ?? 128
    if (length === 128) break
    const part = length < 128 ? bytes.subarray(at, at + length + 1) : new Uint8Array(257 - length).fill(bytes[at] ?? 0)
    at += length < 128 ? length + 1 : 1
    size += part.length
    if (size > most) return 'too-large'
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const paeth = (left: number, up: number, corner: number): number => {
  const estimate = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

const unpredicted = (bytes: Uint8Array, { predictor, colors, bits, columns }: FilterParameters): Uint8Array => {
  if (predictor < 10) return bytes
  const step = Math.max(1, (colors * bits) >> 3)
  const row = Math.ceil((colors * bits * columns) / 8)
  const rows = Math.ceil(bytes.length / (row + 1))
  const out = new Uint8Array(rows * row)
  for (let line = 0; line < rows; line++) {
    const type = bytes[line * (row + 1)] ?? 0
    for (let index = 0; index < row; index++) {
      const to = line * row + index
      const left = index >= step ? (out[to - step] ?? 0) : 0
      const up = line > 0 ? (out[to - row] ?? 0) : 0
      const corner = line > 0 && index >= step ? (out[to - row - step] ?? 0) : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][type] ?? 0
      out[to] = (bytes[line * (row + 1) + 1 + index] ?? 0) + guess
    }
  }
  return out
}

const short: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  RL: 'RunLengthDecode',
}

const decodeOne = (bytes: Uint8Array, { name, parameters }: Filter, most: number): Uint8Array | Undecoded => {
  switch (short[name] ?? name) {
    case 'FlateDecode': {
      const inflated = inflate(bytes, most)
      return parameters && typeof inflated !== 'string' ? unpredicted(inflated, parameters) : inflated
    }
    case 'ASCIIHexDecode':
      return asciiHex(bytes)
    case 'ASCII85Decode':
      return bytes.length * 4 > most ? 'too-large' : ascii85(bytes)
    case 'RunLengthDecode':
      return runLength(bytes, most)
  }
  return 'unknown-filter'
}

/** Applies filters in turn, never to more than `most` bytes. */
export const decodeFilters = (
  raw: Uint8Array,
  filters: readonly Filter[],
  most = largestInflated,
): Uint8Array | Undecoded => {
  let bytes = raw
  // A real stream has one or two filters: a hundred of them are an attack.
  if (filters.length > 8) return 'damaged'
  for (const filter of filters) {
    const decoded = decodeOne(bytes, filter, most)
    if (typeof decoded === 'string') return decoded
    bytes = decoded
  }
  return bytes
}
