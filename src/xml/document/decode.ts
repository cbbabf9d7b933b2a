import { XmlDocumentError } from './problem.ts'

const declared = (bytes: Uint8Array): string | undefined => {
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  return /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1]
}

/**
 * XML 1.0 appendix F: a byte order mark decides, then the pattern of the first bytes, then the declaration, then UTF-8.
 */
const encodingOf = (bytes: Uint8Array): string => {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  return declared(bytes) ?? 'utf-8'
}

/**
 * Turns bytes into text by the encoding that they announce, without the byte order mark.
 * @throws XmlDocumentError `encoding` when it is not known or the bytes are not of it
 */
export const decodeXml = (bytes: Uint8Array, file?: string): string => {
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new XmlDocumentError(
      'encoding',
      {
        fr: `Les octets ne se lisent pas dans l’encodage annoncé (${encoding}).`,
        en: `The bytes cannot be read in the announced encoding (${encoding}).`,
      },
      { file },
    )
  }
}
