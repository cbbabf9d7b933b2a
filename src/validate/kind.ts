import { decodeLeniently } from './decode.ts'
import { namespaces } from './namespaces.ts'

/** What a file is, by its content: names and extensions lie. */
export type Kind = 'cda' | 'xdm' | 'xds-metadata' | 'pdf' | 'mail' | 'vihf' | 'jwt' | 'unknown'

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
  text.includes(namespaces.hl7v3) &&
  /<(?:[\w.-]+:)?ClinicalDocument[\s>]/.test(text)

const xmlKind = (root: Root, text: string): Kind => {
  if (root.ns === namespaces.hl7v3 && root.name === 'ClinicalDocument') return 'cda'
  if (wraps(root, text)) return 'cda'
  if (root.ns === namespaces.lcm && root.name === 'SubmitObjectsRequest') return 'xds-metadata'
  if (root.ns === namespaces.xdsb && root.name === 'ProvideAndRegisterDocumentSetRequest') return 'xds-metadata'
  if (root.ns === namespaces.saml2 && root.name === 'Assertion') return 'vihf'
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

/** The kind, and whether the content is XML: a wrong root is one thing, no XML at all another. */
export const recognise = (bytes: Uint8Array): { readonly kind: Kind; readonly xml: boolean } => {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (start.includes('%PDF-') && !start.trimStart().startsWith('<')) return { kind: 'pdf', xml: false }
  if (start.startsWith('PK')) {
    return { kind: isXdm(Buffer.from(bytes).toString('latin1')) ? 'xdm' : 'unknown', xml: false }
  }
  const text = decodeLeniently(bytes)
  const root = rootOf(text)
  if (root) return { kind: xmlKind(root, text), xml: true }
  if (isJwt(text)) return { kind: 'jwt', xml: false }
  if (isMail(text)) return { kind: 'mail', xml: false }
  return { kind: 'unknown', xml: /^\s*</.test(text.replace(/^\uFEFF/, '')) }
}

export const kindOf = (bytes: Uint8Array): Kind => recognise(bytes).kind
