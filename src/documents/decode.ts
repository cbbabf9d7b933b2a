import type { ReadingProblem } from '../rules/tree.ts'

/** The XML declaration is ASCII in every encoding that a CDA may use, UTF-16 aside. */
const declared = (bytes: Uint8Array): string | undefined => {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  return /^\s*(?:ï»¿)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)?.[1]?.toLowerCase()
}

/** What the byte order mark or the XML declaration says; UTF-8 when neither says anything. */
export const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return declared(bytes) ?? 'utf-8'
}

/** Text for recognition and excerpts: what cannot be decoded becomes U+FFFD. */
export const decodeLeniently = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder(encodingOf(bytes)).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

const wrongEncoding = (line: number, encoding: string): ReadingProblem => ({
  rule: 'xml.encoding',
  line,
  column: 1,
  message: {
    fr: `Le fichier n'est pas en ${encoding}, l'encodage qu'il annonce (ou UTF-8 par défaut) : un caractère y est illisible.`,
    en: `The file is not in ${encoding}, the encoding it announces (or UTF-8 by default): a character cannot be read.`,
  },
})

/** Decodes by the announced encoding, without mercy. Never throws. */
export const decode = (bytes: Uint8Array): { readonly text: string } | { readonly problem: ReadingProblem } => {
  const encoding = encodingOf(bytes)
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    const lines = decodeLeniently(bytes).split('\n')
    const line = lines.findIndex((content) => content.includes('\uFFFD')) + 1
    return { problem: wrongEncoding(Math.max(line, 1), encoding) }
  }
}
