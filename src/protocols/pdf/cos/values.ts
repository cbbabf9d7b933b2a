/** A name, `#xx` decoded; each character is one byte. */
export class CosName {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** A string, decoded; each character is one byte. */
export class CosString {
  readonly bytes: string
  constructor(bytes: string) {
    this.bytes = bytes
  }
}

/** `12 0 R`. */
export class CosRef {
  readonly num: number
  readonly gen: number
  constructor(num: number, gen: number) {
    this.num = num
    this.gen = gen
  }
}

/** An operator of a content stream, or a keyword where no value stands. */
export class CosKeyword {
  readonly word: string
  constructor(word: string) {
    this.word = word
  }
}

export class CosDict {
  readonly entries: ReadonlyMap<string, Cos>
  constructor(entries: ReadonlyMap<string, Cos>) {
    this.entries = entries
  }
}

/** A stream: its dictionary and its bytes as they stand in the file, filters not applied. */
export class CosStream {
  readonly dict: CosDict
  readonly raw: Uint8Array
  constructor(dict: CosDict, raw: Uint8Array) {
    this.dict = dict
    this.raw = raw
  }
}

/** A value of a PDF (PDF Reference 1.4, 3.2). */
export type Cos =
  | null
  | boolean
  | number
  | CosName
  | CosString
  | CosRef
  | CosKeyword
  | CosDict
  | CosStream
  | readonly Cos[]

/** What a value breaks of PDF/A-1 as it is written, that the value itself no longer tells. */
export type Oddity =
  | 'integer-range'
  | 'real-range'
  | 'string-length'
  | 'name-length'
  | 'array-length'
  | 'dictionary-length'
  | 'hex-odd'
  | 'hex-character'

/** Told of each oddity: where it stands, in bytes from the start of what is read, and its size or value. */
export type OddityListener = (oddity: Oddity, at: number, value: number) => void
