/** A font of the document. `embedded` for every font but Type 3, which draws itself. */
export interface PdfFont {
  readonly name: string
  readonly embedded: boolean
}

/** What can be known of a PDF without interpreting its pages. */
export interface PdfFacts {
  /** `1.4` of `%PDF-1.4`; undefined when the file does not start with it. */
  readonly version: string | undefined
  /** Whether a comment of four bytes above 127 follows the header (ISO 19005-1 6.1.2). */
  readonly binaryComment: boolean
  readonly encrypted: boolean
  readonly hasId: boolean
  /** Object or cross-reference streams, that PDF 1.4 does not have. */
  readonly compressedObjects: boolean
  /** The XMP packet, decoded; undefined when there is none. */
  readonly xmp: string | undefined
  /** Whether the XMP stream is stored without a filter (ISO 19005-1 6.7.2). */
  readonly xmpInClear: boolean
  readonly outputIntent: boolean
  readonly fonts: readonly PdfFont[]
  /** JavaScript and the other actions that PDF/A-1 forbids, by name. */
  readonly forbiddenActions: readonly string[]
  readonly embeddedFiles: boolean
  /** Streams and objects whose content lies in another file. */
  readonly externalReferences: readonly string[]
  /** What makes transparency, by the operator or key. */
  readonly transparency: readonly string[]
  readonly lzw: boolean
  readonly optionalContent: boolean
}
