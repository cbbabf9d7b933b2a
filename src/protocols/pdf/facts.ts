import type { ContentFacts } from './content/used.ts'
import type { CosFile } from './cos/file.ts'
import type { Framed } from './cos/frame.ts'
import type { CosDict, Oddity } from './cos/values.ts'
import type { UsedFont } from './font/used.ts'
import type { IccHeader } from './icc.ts'
import type { Xmp } from './xmp/read.ts'

/** An output intent of the catalog. */
export interface OutputIntent {
  /** `GTS_PDFA1` for PDF/A. */
  readonly kind: string | undefined
  /** Number of the object that is its profile; undefined when it has none, or none of its own. */
  readonly profile: number | undefined
  readonly hasProfile: boolean
  readonly icc: IccHeader | undefined
  /** The `N` of the profile's stream. */
  readonly components: number | undefined
}

/** An ICC profile that a colour space uses. */
export interface UsedProfile {
  readonly icc: IccHeader | undefined
  readonly components: number | undefined
}

/** A stream of metadata: the catalog's, or that of an image, a page, a font. */
export interface MetadataStream {
  readonly main: boolean
  readonly filtered: boolean
  /** Whether its dictionary says Type Metadata and Subtype XML. */
  readonly named: boolean
  /** Undefined when its content cannot be read. */
  readonly xmp: Xmp | undefined
}

/** Something that PDF/A-1 forbids in the way a value is written. */
export interface WrittenOddity {
  readonly oddity: Oddity
  /** Bytes from the start of the file, or of the content stream. */
  readonly at: number
  readonly value: number
}

/** A PDF as PDF/A-1 judges it: read once, each part when a rule first asks for it. */
export interface PdfFacts {
  readonly bytes: Uint8Array
  readonly file: CosFile
  readonly encrypted: boolean
  /** Every indirect object that stands uncompressed in the file, as it is written. */
  readonly objects: readonly Framed[]
  /** Every dictionary: indirect, those of streams, and those inside others. */
  readonly dictionaries: readonly CosDict[]
  /** Those of streams. */
  readonly streamDictionaries: ReadonlySet<CosDict>
  readonly oddities: readonly WrittenOddity[]
  readonly used: ContentFacts
  readonly outputIntents: readonly OutputIntent[]
  /** The colour space of the PDF/A output intent's profile: `RGB `, `CMYK`, `GRAY`. */
  readonly outputSpace: string | undefined
  readonly profiles: readonly UsedProfile[]
  readonly fonts: readonly UsedFont[]
  readonly annotations: readonly CosDict[]
  readonly fields: readonly CosDict[]
  readonly actions: readonly CosDict[]
  readonly pages: readonly CosDict[]
  readonly metadata: readonly MetadataStream[]
  /** The metadata of the document; undefined when there are none that can be read. */
  readonly xmp: Xmp | undefined
}
