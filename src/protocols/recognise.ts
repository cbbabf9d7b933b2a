import type { Kind } from '../model/kind.ts'
import { decodeLeniently } from '../xml/decode.ts'
import { hl7v3 } from './cda/header.ts'
import { saml2 } from './saml/names.ts'
import { isSoapDump } from './soap/dump.ts'
import { soap11, soap12 } from './soap/namespaces.ts'
import { type Wrapping, wrappingOf } from './wrapping.ts'
import { ns } from './xds/uuids.ts'

/** Content that is no document of the bench, yet is recognised, so that the finding can say what it is. */
export type Foreign =
  | 'fhir'
  | 'image'
  | 'html'
  | '7z'
  | 'zip'
  | 'pkcs7'
  | 'opaque-token'
  | 'wrong-namespace'
  | 'submission-namespace'
  | 'envelope-namespace'

export interface Recognised {
  readonly kind: Kind
  /** A wrong root is one thing, no XML at all another. */
  readonly xml: boolean
  readonly foreign?: Foreign
  /** The content is inside something that is no document itself. */
  readonly wrapping?: Wrapping
}

interface Root {
  readonly ns: string
  readonly name: string
}

/** What may stand before the root element: declaration, instructions, comments, DOCTYPE. */
const prolog = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE(?:[^[>]|\[[^\]]*\])*>)*/

/** The root element of an XML text that may be broken further on; undefined when the text is not XML at all. */
const rootOf = (text: string): Root | undefined => {
  const content = text.replace(/^\uFEFF/, '')
  const start = prolog.exec(content)?.[0].length ?? 0
  const [, prefix, name, attributes = ''] =
    /^<(?:([\w.-]+):)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*')*)/.exec(content.slice(start, start + 20_000)) ?? []
  if (name === undefined) return undefined
  const declaration = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`
  const declarations = attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)
  const bound = [...declarations].find(([, attribute]) => attribute === declaration)
  return { ns: bound?.[2] ?? bound?.[3] ?? '', name }
}

/** Signed and self-presenting documents wrap the ClinicalDocument in a signature or a style sheet. */
const wraps = (root: Root, text: string): boolean =>
  ['Signature', 'stylesheet', 'transform'].includes(root.name) &&
  text.includes(hl7v3) &&
  /<(?:[\w.-]+:)?ClinicalDocument[\s>]/.test(text)

const xmlKind = (root: Root, text: string): Kind => {
  if (root.ns === hl7v3 && root.name === 'ClinicalDocument') return 'cda'
  if (wraps(root, text)) return 'cda'
  if (root.ns === ns.lcm && root.name === 'SubmitObjectsRequest') return 'xds-metadata'
  if (root.ns === ns.xdsb && root.name === 'ProvideAndRegisterDocumentSetRequest') return 'xds-metadata'
  if (root.ns === saml2 && root.name === 'Assertion') return 'vihf'
  if ([soap11, soap12].includes(root.ns) && root.name === 'Envelope') return 'soap'
  return 'unknown'
}

const mailHeader =
  /^(?:Received|Return-Path|From|To|Subject|Date|Message-ID|MIME-Version|Content-Type|X-MSS-[\w-]+|DKIM-Signature|Delivered-To)[ \t]*:/i

const isMail = (text: string): boolean => {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1)
  const lines = head.split(/\r?\n/)
  return (
    lines.every((line) => /^(?:[!-9;-~]+[ \t]*:|[ \t])/.test(line)) &&
    lines.filter((line) => mailHeader.test(line)).length >= 2
  )
}

/** MLLP frames a message between VT and FS CR; some captures keep the frame. */
const isHl7v2 = (text: string): boolean => /^(?:\uFEFF)?[\x0b\s]*MSH[^\w\s][^\r\n]{4}/.test(text)

/** A PKCS #7 ContentInfo in DER or BER: a SEQUENCE that starts with an identifier below 1.2.840.113549.1.7. */
const isPkcs7 = (start: string): boolean => /^\x30[\s\S]{1,5}\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07/.test(start)

const isJwt = (text: string): boolean => {
  const [, head] = /^([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/.exec(text.trim()) ?? []
  if (head === undefined) return false
  try {
    return 'alg' in JSON.parse(Buffer.from(head, 'base64url').toString('utf8'))
  } catch {
    return false
  }
}

/** Names in a ZIP are stored in clear, whatever the compression. */
const isXdm = (latin1: string): boolean => /^PK\x03\x04/.test(latin1) && /IHE_XDM[/\\]/i.test(latin1)

const images: readonly RegExp[] = [
  /^\x89PNG\r\n/,
  /^\xff\xd8\xff/,
  /^GIF8/,
  /^(?:II\*\0|MM\0\*)/,
  /^BM[\s\S]{4}\0\0\0\0/,
  /^RIFF[\s\S]{4}WEBP/,
  /^[\s\S]{128}DICM/,
]

const isFhirJson = (text: string): boolean => /^\s*\{/.test(text) && /"resourceType"\s*:/.test(text.slice(0, 20_000))

/** The names that the bench judges, in another namespace or in none: most often a forgotten xmlns. */
const judgedNames: Readonly<Record<string, Foreign>> = {
  ClinicalDocument: 'wrong-namespace',
  SubmitObjectsRequest: 'submission-namespace',
  ProvideAndRegisterDocumentSetRequest: 'submission-namespace',
  Assertion: 'wrong-namespace',
  Envelope: 'envelope-namespace',
}

const foreignXml = (root: Root): Foreign | undefined => {
  if (root.ns === 'http://hl7.org/fhir') return 'fhir'
  if (/^html$/i.test(root.name)) return 'html'
  return judgedNames[root.name]
}

const recogniseText = (text: string): Recognised => {
  if (/^\s*<!DOCTYPE\s+html\b/i.test(text.slice(0, 1_000)) && !/ClinicalDocument/.test(text))
    return { kind: 'unknown', xml: false, foreign: 'html' }
  const root = rootOf(text)
  if (root) {
    const kind = xmlKind(root, text)
    const foreign = kind === 'unknown' ? foreignXml(root) : undefined
    return { kind, xml: true, ...(foreign && { foreign }) }
  }
  if (isJwt(text)) return { kind: 'jwt', xml: false }
  if (/^\s*(?:Authorization:\s*)?(?:Bearer|DPoP)\s+[\w.~+/=-]+\s*$/i.test(text.slice(0, 100_000)))
    return { kind: 'unknown', xml: false, foreign: 'opaque-token' }
  if (isHl7v2(text)) return { kind: 'hl7v2', xml: false }
  if (isSoapDump(text)) return { kind: 'soap', xml: false }
  if (isMail(text)) return { kind: 'mail', xml: false }
  if (isFhirJson(text)) return { kind: 'unknown', xml: false, foreign: 'fhir' }
  return { kind: 'unknown', xml: /^\s*</.test(text.replace(/^\uFEFF/, '')) }
}

/** Far enough for any prolog. */
const headLength = 65_536

/** A large document that its beginning tells to be one of the bench: the rest of its text need not be decoded for that. */
const largeXml = (bytes: Uint8Array): Recognised | undefined => {
  if (bytes.byteLength <= headLength) return undefined
  const head = decodeLeniently(bytes.subarray(0, headLength))
  if (!/^\uFEFF?\s*<[?!\w]/.test(head)) return undefined
  const seen = recogniseText(head)
  return seen.kind === 'unknown' ? undefined : seen
}

/** What the content is. */
export const recognise = (bytes: Uint8Array): Recognised => {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (start.includes('%PDF-') && !/^(?:\xef\xbb\xbf)?\s*</.test(start) && !isMail(start))
    return { kind: 'pdf', xml: false }
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) {
    return isXdm(Buffer.from(bytes).toString('latin1'))
      ? { kind: 'xdm', xml: false }
      : { kind: 'unknown', xml: false, foreign: 'zip' }
  }
  if (images.some((signature) => signature.test(start))) return { kind: 'unknown', xml: false, foreign: 'image' }
  if (start.startsWith('7z\xbc\xaf\x27\x1c')) return { kind: 'unknown', xml: false, foreign: '7z' }
  if (isPkcs7(start)) return { kind: 'unknown', xml: false, foreign: 'pkcs7' }
  const known = largeXml(bytes)
  if (known) return known
  const text = decodeLeniently(bytes)
  const wrapping = wrappingOf(bytes, text)
  if (wrapping === undefined) return recogniseText(text)
  // A text of one long word is base 64 by chance: it must hold something.
  if (wrapping.by !== 'base64' || isKnown(recognise(wrapping.content()))) {
    return { kind: 'unknown', xml: false, wrapping }
  }
  return recogniseText(text)
}

const isKnown = ({ kind, foreign, wrapping }: Recognised): boolean =>
  kind !== 'unknown' || foreign !== undefined || wrapping !== undefined

export const kindOf = (bytes: Uint8Array): Kind => recognise(bytes).kind
