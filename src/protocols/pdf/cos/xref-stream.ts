import { decodeFilters } from './decode.ts'
import { readFramed } from './frame.ts'
import { type Cos, CosDict, CosName, CosStream } from './values.ts'
import type { XrefEntry, XrefSection } from './xref.ts'

const whole = (value: Cos | undefined, otherwise: number): number =>
  typeof value === 'number' && value >= 0 ? Math.floor(value) : otherwise

/** The content of a cross-reference stream: nothing in it is a reference. */
const contentOf = ({ dict, raw }: CosStream): Uint8Array | undefined => {
  const list = (value: Cos | undefined): readonly Cos[] => (Array.isArray(value) ? value : value ? [value as Cos] : [])
  const parameters = list(dict.entries.get('DecodeParms'))
  const filters = list(dict.entries.get('Filter')).map((filter, index) => {
    const own = parameters[index]
    const entries = own instanceof CosDict ? own.entries : undefined
    return {
      name: filter instanceof CosName ? filter.name : '',
      parameters: entries && {
        predictor: whole(entries.get('Predictor'), 1),
        colors: whole(entries.get('Colors'), 1),
        bits: whole(entries.get('BitsPerComponent'), 8),
        columns: Math.min(whole(entries.get('Columns'), 1), 1000),
      },
    }
  })
  const content = decodeFilters(raw, filters)
  return typeof content === 'string' ? undefined : content
}

/** Reads a cross-reference stream (PDF 1.5): PDF/A-1 refuses it, what it points to is judged all the same. */
export const readXrefStream = (bytes: Uint8Array, at: number): XrefSection | undefined => {
  const around = {
    lengthOf: (dict: CosDict): number | undefined => {
      const length = dict.entries.get('Length')
      return typeof length === 'number' ? length : undefined
    },
    endstreamAfter: (from: number): number =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('endstream', from),
  }
  const stream = readFramed(bytes, at, around)?.value
  if (!(stream instanceof CosStream)) return undefined
  const { entries: dict } = stream.dict
  const widths = dict.get('W')
  const content = contentOf(stream)
  if (!Array.isArray(widths) || !content) return undefined
  const [one, two, three] = [0, 1, 2].map((index) => Math.min(whole(widths[index], 0), 8)) as [number, number, number]
  const size = one + two + three
  if (size === 0) return undefined
  const index = dict.get('Index')
  const ranges = Array.isArray(index) ? index : [0, whole(dict.get('Size'), 0)]
  const field = (from: number, width: number): number => {
    let value = 0
    for (let byte = from; byte < from + width; byte++) value = value * 256 + (content[byte] ?? 0)
    return value
  }
  const entries = new Map<number, XrefEntry | undefined>()
  let from = 0
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const start = whole(ranges[range] as Cos, 0)
    const count = whole(ranges[range + 1] as Cos, 0)
    for (let rank = 0; rank < count && from + size <= content.length; rank++, from += size) {
      const type = one === 0 ? 1 : field(from, one)
      const [offset, last] = [field(from + one, two), field(from + one + two, three)]
      if (type === 1) entries.set(start + rank, { offset, gen: last, compressed: false, index: 0 })
      else if (type === 2) entries.set(start + rank, { offset, gen: 0, compressed: true, index: last })
      else entries.set(start + rank, undefined)
    }
  }
  return { at, entries, trailer: stream.dict, keywordFramed: true, headersSpaced: true, stream: true }
}
