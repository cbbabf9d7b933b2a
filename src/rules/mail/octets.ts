import { mediaTypeParameter } from '../../protocols/http/multipart-related.ts'
import { type Fact, fact } from '../fact.ts'
import { type RuleSet, rule } from '../rule.ts'

/** A line of a mail may have 998 bytes and its CRLF (RFC 5322, 2.1.1). */
const longestLine = 998

interface Lines {
  /** Line of the first that is too long, from 1, and its length in bytes. */
  readonly long: { readonly line: number; readonly length: number } | undefined
  /** Line of the first that ends by LF alone, from 1, and how many do. */
  readonly bare: { readonly line: number; readonly count: number } | undefined
}

const linesOf = (bytes: Uint8Array): Lines => {
  let long: Lines['long']
  let [first, count] = [0, 0]
  let line = 1
  for (let from = 0; from < bytes.length; line++) {
    const found = bytes.indexOf(10, from)
    const end = found < 0 ? bytes.length : found
    const hasCr = found > 0 && bytes[found - 1] === 13
    const length = end - from - (hasCr ? 1 : 0)
    if (long === undefined && length > longestLine) long = { line, length }
    if (found >= 0 && !hasCr) {
      if (count++ === 0) first = line
    }
    from = end + 1
  }
  return { long, bare: count > 0 ? { line: first, count } : undefined }
}

/** The headers, unfolded, each with its line from 1. */
const headersOf = (bytes: Uint8Array): readonly { readonly text: string; readonly line: number }[] => {
  const text = Buffer.from(bytes.subarray(0, 1_000_000)).toString('latin1')
  const headers: { text: string; line: number }[] = []
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    if (content === '') break
    const last = headers.at(-1)
    if (/^[ \t]/.test(content) && last) last.text += content
    else headers.push({ text: content, line: index + 1 })
  }
  return headers
}

const atLine = (line: number) => ({ location: '/', line, column: 1 })

const headers = (bytes: Uint8Array): readonly Fact<string>[] =>
  headersOf(bytes).map(({ text, line }) => fact(text, atLine(line)))

const nameOf = (header: string): string =>
  header
    .split(':', 1)[0]
    ?.replace(/[^!-~]/g, '?')
    .slice(0, 80) ?? ''

/** How the bytes of a mail are written: what readers forgive, and what transports cut or alter. */
export const mailOctetRules: RuleSet<Uint8Array> = {
  name: 'banc/message-octets',
  version: '1',
  rules: [
    rule<Uint8Array, Lines['long']>({
      id: 'mail.line-length',
      clause: 'RFC 5322, 2.1.1',
      severity: 'warning',
      title: { fr: 'Aucune ligne ne dépasse 998 octets', en: 'No line is longer than 998 bytes' },
      facts: (bytes) => {
        const { long } = linesOf(bytes)
        return [fact(long, atLine(long?.line ?? 0))]
      },
      judge: (long) =>
        long && {
          fr: `La ligne ${long.line} a ${long.length} octets, au plus ${longestLine} sont permis : un serveur peut la couper.`,
          en: `Line ${long.line} has ${long.length} bytes, at most ${longestLine} are allowed: a server may cut it.`,
        },
    }),
    rule<Uint8Array, Lines['bare']>({
      id: 'mail.bare-lf',
      clause: 'RFC 5322, 2.3',
      severity: 'warning',
      title: { fr: 'Chaque ligne finit par CRLF', en: 'Each line ends by CRLF' },
      facts: (bytes) => {
        const { bare } = linesOf(bytes)
        return [fact(bare, atLine(bare?.line ?? 0))]
      },
      judge: (bare) =>
        bare && {
          fr: `${bare.count} ligne(s) finissent par LF seul, attendu CRLF : le fichier a peut-être été enregistré ainsi.`,
          en: `${bare.count} line(s) end by LF alone, expected CRLF: the file may have been saved so.`,
        },
    }),
    rule<Uint8Array, string>({
      id: 'mail.header-ascii',
      clause: 'RFC 5322, 2.2 ; RFC 2047',
      severity: 'warning',
      title: { fr: 'Les en-têtes sont en ASCII (RFC 2047)', en: 'Headers are in ASCII (RFC 2047)' },
      facts: headers,
      judge: (header) =>
        /[^\x00-\x7f]/.test(header)
          ? {
              fr: `L'en-tête ${nameOf(header)} contient des octets de plus de 7 bits : encodez-le (RFC 2047).`,
              en: `The header ${nameOf(header)} has bytes of more than 7 bits: encode it (RFC 2047).`,
            }
          : undefined,
    }),
    rule<Uint8Array, string>({
      id: 'mail.boundary',
      clause: 'RFC 2046, 5.1.1',
      severity: 'warning',
      title: { fr: 'Un message multipart nomme son séparateur', en: 'A multipart mail names its boundary' },
      facts: (bytes) => headers(bytes).filter(({ value }) => /^content-type\s*:\s*multipart\//i.test(value)),
      judge: (header) =>
        mediaTypeParameter(header, 'boundary')
          ? undefined
          : {
              fr: 'Content-Type est multipart sans paramètre boundary : ses pièces jointes sont illisibles.',
              en: 'Content-Type is multipart without a boundary parameter: its attachments cannot be read.',
            },
    }),
  ],
}
