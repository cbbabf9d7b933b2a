import { XmlError } from './problem.ts'

/** The encodings that are read, as one calls them here. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'us-ascii' | 'iso-8859-1' | 'iso-8859-15' | 'windows-1252'

/** Names of the IANA registry, in lower case; `utf-16` is settled by the byte order. */
const known: Readonly<Record<string, Encoding | 'utf-16'>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'us-ascii': 'us-ascii',
  ascii: 'us-ascii',
  'iso-8859-1': 'iso-8859-1',
  iso_8859_1: 'iso-8859-1',
  latin1: 'iso-8859-1',
  'iso-8859-15': 'iso-8859-15',
  'latin-9': 'iso-8859-15',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
}

/** What the first bytes say by themselves (XML 1.0, appendix F): a byte order mark, or the pattern of `<`. */
const announcedByBytes = ([a, b, c]: Uint8Array): Encoding | undefined => {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  return undefined
}

const declaration = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/

/** Far enough for any declaration, in an encoding of two bytes too. */
const headLength = 400

const headOf = (bytes: Uint8Array, encoding: Encoding): string => {
  const head = bytes.subarray(0, headLength)
  return encoding.startsWith('utf-16')
    ? new TextDecoder(encoding).decode(head)
    : Buffer.from(head).toString('latin1').replace(/^ï»¿/, '')
}

/** Whether a declaration may stand at the start: `<?`, in one or two bytes a character, after a mark or white space. */
const mayDeclare = (bytes: Uint8Array): boolean => bytes[0] !== 0x3c || bytes[1] === 0x3f || bytes[1] === 0

const declaredIn = (bytes: Uint8Array, encoding: Encoding): string | undefined =>
  mayDeclare(bytes) ? declaration.exec(headOf(bytes, encoding))?.[1] : undefined

const unknownEncoding = (name: string, file: string | undefined): XmlError =>
  new XmlError(
    'encoding',
    {
      fr: `La déclaration XML annonce l’encodage « ${name} », que le banc ne connaît pas : écrivez le document en UTF-8.`,
      en: `The XML declaration announces the encoding "${name}", which the bench does not know: write the document in UTF-8.`,
    },
    { file, place: { line: 1, column: 1 } },
  )

const disagree = (name: string, found: string, file: string | undefined): XmlError =>
  new XmlError(
    'encoding',
    {
      fr: `La déclaration XML annonce l’encodage ${name}, mais les octets sont en ${found} : les deux doivent dire la même chose.`,
      en: `The XML declaration announces the encoding ${name}, but the bytes are ${found}: both must say the same.`,
    },
    { file, place: { line: 1, column: 1 } },
  )

const unreadable = (bytes: Uint8Array, encoding: Encoding, file: string | undefined): XmlError => {
  const lines = new TextDecoder(encoding).decode(bytes).split('\n')
  const line = lines.findIndex((content) => content.includes('\uFFFD'))
  const column = lines[line]?.indexOf('\uFFFD') ?? 0
  return new XmlError(
    'encoding',
    {
      fr: `Le fichier n'est pas en ${encoding}, l'encodage qu'il annonce (ou UTF-8 par défaut) : un caractère y est illisible.`,
      en: `The file is not in ${encoding}, the encoding it announces (or UTF-8 by default): a character cannot be read.`,
    },
    { file, place: { line: Math.max(line, 0) + 1, column: column + 1 } },
  )
}

/**
 * The encoding of a document: what its first bytes say, else its declaration, else UTF-8.
 * @throws XmlError `encoding` when the declaration names one that is not known, or says another than the bytes
 */
const encodingOf = (bytes: Uint8Array, file: string | undefined): Encoding => {
  const seen = announcedByBytes(bytes)
  const name = declaredIn(bytes, seen ?? 'utf-8')
  if (name === undefined) return seen ?? 'utf-8'
  const declared = known[name.toLowerCase()]
  if (declared === undefined) throw unknownEncoding(name, file)
  if (seen === undefined) {
    if (declared.startsWith('utf-16')) throw disagree(name, 'utf-8 (un octet par caractère latin)', file)
    return declared as Encoding
  }
  const same = declared === seen || (declared === 'utf-16' && seen.startsWith('utf-16'))
  if (!same) throw disagree(name, seen, file)
  return seen
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const decodeAs = (bytes: Uint8Array, encoding: Encoding): string => {
  if (encoding === 'utf-8') return utf8.decode(bytes)
  // TextDecoder takes ISO-8859-1 and US-ASCII for windows-1252 (WHATWG Encoding), which reads 0x80–0x9F otherwise.
  if (encoding === 'iso-8859-1') return Buffer.from(bytes).toString('latin1')
  if (encoding === 'us-ascii') {
    if (bytes.some((byte) => byte > 0x7f)) throw new TypeError('not ASCII')
    return Buffer.from(bytes).toString('latin1')
  }
  return new TextDecoder(encoding, { fatal: true }).decode(bytes)
}

/**
 * Turns the bytes of an XML document into text, without its byte order mark, by the encoding that they announce: UTF-8,
 * UTF-16, US-ASCII, ISO-8859-1 and -15, windows-1252.
 * @throws XmlError `encoding` when it is unknown, when bytes and declaration disagree, or when a byte is not of it
 */
export const decodeXml = (bytes: Uint8Array, file?: string): string => {
  const encoding = encodingOf(bytes, file)
  try {
    return decodeAs(bytes, encoding)
  } catch {
    throw unreadable(bytes, encoding, file)
  }
}

/** Text for recognition and excerpts: never throws, what cannot be decoded becomes U+FFFD. */
export const decodeLeniently = (bytes: Uint8Array): string => {
  try {
    return decodeAs(bytes, encodingOf(bytes, undefined))
  } catch {
    return new TextDecoder(announcedByBytes(bytes) ?? 'utf-8').decode(bytes)
  }
}
