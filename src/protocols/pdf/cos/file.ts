import { decodeFilters, type Filter, type FilterParameters, largestInflated, type Undecoded } from './decode.ts'
import { type Framed, readFramed } from './frame.ts'
import { Lexer, latin1 } from './lexer.ts'
import { readValue } from './parse.ts'
import { type Cos, CosDict, CosName, CosRef, CosStream, CosString, type OddityListener } from './values.ts'
import { readXrefTable, startxrefOf, type XrefEntry, type XrefSection } from './xref.ts'
import { readXrefStream } from './xref-stream.ts'

/** A file has one cross-reference section for each time it was saved: this many are an attack. */
const mostSections = 1000
const deepestReference = 32
/** The Length of a stream that is that of another stream, and so on. */
const deepestLength = 8
/** Where the table is wrong, the last trailers are read, and this much of each. */
const mostTrailers = 64
const longestTrailer = 65_536

const endstreamsOf = (bytes: Uint8Array): readonly number[] => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: number[] = []
  for (let at = buffer.indexOf('endstream'); at >= 0; at = buffer.indexOf('endstream', at + 9)) found.push(at)
  return found
}

/** A PDF as it is written: its objects are read when asked for, each once. Never throws on what the file holds. */
export class CosFile {
  readonly bytes: Uint8Array
  /** Newest first: the order in which they are read. */
  readonly sections: readonly XrefSection[]
  /** Whether the table of references could be followed; else objects were looked for in the whole file. */
  readonly intact: boolean
  private readonly entries = new Map<number, XrefEntry>()
  private readonly read = new Map<number, Framed | undefined>()
  private readonly told: OddityListener | undefined
  private readonly containers = new Map<number, ReadonlyMap<number, Cos>>()
  private endstreams: readonly number[] | undefined
  /** Bytes read so far, and how many may be: an object that never ends is read to the end of the file. */
  private spent = 0
  private depth = 0

  constructor(bytes: Uint8Array, told?: OddityListener) {
    this.bytes = bytes
    this.told = told
    this.sections = this.readSections()
    const known = new Set<number>()
    for (const { entries } of this.sections)
      for (const [num, entry] of entries) {
        if (known.has(num)) continue
        known.add(num)
        if (entry) this.entries.set(num, entry)
      }
    this.intact = this.dictOf(this.trailer?.entries.get('Root')) !== undefined
    if (!this.intact) this.rebuild()
  }

  /** The trailer that readers use: that of the newest section. */
  get trailer(): CosDict | undefined {
    return this.sections[0]?.trailer ?? this.found
  }

  private found: CosDict | undefined

  get catalog(): CosDict | undefined {
    return this.dictOf(this.trailer?.entries.get('Root'))
  }

  /** Numbers of the objects in use. */
  get numbers(): readonly number[] {
    return [...this.entries.keys()]
  }

  private readSections(): readonly XrefSection[] {
    const sections: XrefSection[] = []
    const seen = new Set<number>()
    const todo: number[] = []
    const add = (value: unknown): void => {
      if (typeof value === 'number' && value >= 0 && value < this.bytes.length && !seen.has(value)) todo.push(value)
    }
    add(startxrefOf(this.bytes))
    for (let at = todo.shift(); at !== undefined && sections.length < mostSections; at = todo.shift()) {
      seen.add(at)
      const section = readXrefTable(this.bytes, at) ?? readXrefStream(this.bytes, at)
      if (!section) break
      sections.push(section)
      add(section.trailer.entries.get('XRefStm'))
      add(section.trailer.entries.get('Prev'))
    }
    return sections
  }

  /** Looks for every `n g obj` and trailer of the file: what viewers do when the table is wrong. */
  private rebuild(): void {
    this.entries.clear()
    this.read.clear()
    const text = latin1(this.bytes)
    for (const match of text.matchAll(/(?<![\d])(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj/g))
      this.entries.set(Number(match[1]), { offset: match.index, gen: Number(match[2]), compressed: false, index: 0 })
    for (const match of [...text.matchAll(/trailer(?=\s{0,9}<<)/g)].slice(-mostTrailers)) {
      const trailer = readValue(new Lexer(this.bytes, match.index + 7, undefined, match.index + longestTrailer))
      if (trailer instanceof CosDict && trailer.entries.has('Root')) this.found = trailer
    }
  }

  /** The object of this number as it is written; undefined when it is compressed or not there. */
  framed(num: number): Framed | undefined {
    if (this.read.has(num)) return this.read.get(num)
    const entry = this.entries.get(num)
    if (!entry || entry.compressed) return undefined
    if (this.exhausted || this.depth > deepestLength) return undefined
    // A stream whose Length leads back to itself finds nothing there.
    this.read.set(num, undefined)
    this.depth++
    const framed = readFramed(this.bytes, entry.offset, this, this.told)
    this.depth--
    this.spent += framed?.cost ?? 0
    if (framed?.num === num) this.read.set(num, framed)
    return this.read.get(num)
  }

  /** Whether the file was made to be read without end: what was not read by then is nothing. */
  get exhausted(): boolean {
    return this.spent > 10_000_000 + 8 * this.bytes.length
  }

  lengthOf(dict: CosDict): number | undefined {
    return this.numberOf(dict.entries.get('Length'))
  }

  /** Found once for the whole file: a file of streams without end would be searched once for each. */
  endstreamAfter(at: number): number {
    this.endstreams ??= endstreamsOf(this.bytes)
    let [from, to] = [0, this.endstreams.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((this.endstreams[middle] ?? 0) < at) from = middle + 1
      else to = middle
    }
    return this.endstreams[from] ?? -1
  }

  private compressed(num: number): Cos {
    const entry = this.entries.get(num)
    if (!entry?.compressed || this.entries.get(entry.offset)?.compressed) return null
    let objects = this.containers.get(entry.offset)
    if (!objects) {
      this.containers.set(entry.offset, new Map())
      objects = this.objectsOf(this.framed(entry.offset)?.value)
      this.containers.set(entry.offset, objects)
    }
    return objects.get(num) ?? null
  }

  private objectsOf(container: Cos | undefined): ReadonlyMap<number, Cos> {
    const objects = new Map<number, Cos>()
    if (!(container instanceof CosStream)) return objects
    const content = this.contentOf(container)
    const first = this.numberOf(container.dict.entries.get('First')) ?? 0
    if (typeof content === 'string') return objects
    const header = new Lexer(content, 0, undefined, first)
    while (!this.exhausted) {
      const num = header.next()
      const offset = header.next()
      if (typeof num !== 'number' || typeof offset !== 'number') break
      const lexer = new Lexer(content, first + offset, this.told)
      objects.set(num, readValue(lexer, this.told) ?? null)
      this.spent += Math.max(0, lexer.at - first - offset)
    }
    return objects
  }

  /** The object of this number, compressed or not. */
  objectOf(num: number): Cos {
    return this.entries.get(num)?.compressed ? this.compressed(num) : (this.framed(num)?.value ?? null)
  }

  /** Follows references to a value; a broken or endless one is null. */
  resolve(value: Cos | undefined): Cos {
    let at = value
    for (let steps = 0; at instanceof CosRef && steps < deepestReference; steps++) at = this.objectOf(at.num)
    return at === undefined || at instanceof CosRef ? null : at
  }

  get(dict: CosDict | undefined, key: string): Cos {
    return this.resolve(dict?.entries.get(key))
  }

  /** A dictionary, or that of a stream. */
  dictOf(value: Cos | undefined): CosDict | undefined {
    const found = this.resolve(value)
    if (found instanceof CosStream) return found.dict
    return found instanceof CosDict ? found : undefined
  }

  streamOf(value: Cos | undefined): CosStream | undefined {
    const found = this.resolve(value)
    return found instanceof CosStream ? found : undefined
  }

  arrayOf(value: Cos | undefined): readonly Cos[] {
    const found = this.resolve(value)
    return Array.isArray(found) ? found : []
  }

  numberOf(value: Cos | undefined): number | undefined {
    const found = this.resolve(value)
    return typeof found === 'number' ? found : undefined
  }

  nameOf(value: Cos | undefined): string | undefined {
    const found = this.resolve(value)
    return found instanceof CosName ? found.name : undefined
  }

  stringOf(value: Cos | undefined): string | undefined {
    const found = this.resolve(value)
    return found instanceof CosString ? found.bytes : undefined
  }

  /** The filters of a stream or of an inline image, by the keys that it uses. */
  filtersOf(dict: CosDict, keys: readonly [string, string] = ['Filter', 'DecodeParms']): readonly Filter[] {
    const list = (value: Cos): readonly Cos[] => (Array.isArray(value) ? value : value === null ? [] : [value])
    const parameters = list(this.get(dict, keys[1]))
    return list(this.get(dict, keys[0])).map((filter, index) => ({
      name: this.nameOf(filter) ?? '',
      parameters: this.parametersOf(this.dictOf(parameters[index])),
    }))
  }

  private parametersOf(dict: CosDict | undefined): FilterParameters | undefined {
    if (!dict) return undefined
    const whole = (key: string, otherwise: number): number => {
      const value = this.numberOf(dict.entries.get(key))
      return value !== undefined && value > 0 && value < 1e6 ? Math.floor(value) : otherwise
    }
    return {
      predictor: whole('Predictor', 1),
      colors: whole('Colors', 1),
      bits: whole('BitsPerComponent', 8),
      columns: whole('Columns', 1),
    }
  }

  /** The content of a stream, filters applied. */
  contentOf(stream: CosStream, most = largestInflated): Uint8Array | Undecoded {
    return decodeFilters(stream.raw, this.filtersOf(stream.dict), most)
  }
}
