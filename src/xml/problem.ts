import type { ErrorCode } from '../model/error-codes.ts'
import { BancError } from '../model/errors.ts'
import type { Text } from '../model/text.ts'

/**
 * Why bytes are not the XML they should be: their encoding; their syntax; a prefix; a DOCTYPE, of which nothing is ever
 * read; a measure beyond the policy of `limits.ts`; or, `shape`, well-formed XML that is not the message expected.
 */
export type XmlProblem =
  | 'encoding'
  | 'syntax'
  | 'namespace'
  | 'doctype'
  | 'depth'
  | 'children'
  | 'elements'
  | 'attributes'
  | 'tag'
  | 'size'
  | 'shape'

/** Where in the source; both count from 1. */
export interface XmlPlace {
  readonly line: number
  readonly column: number
}

const codes = {
  encoding: 'BANC-XML-ENCODING',
  syntax: 'BANC-XML-SYNTAX',
  namespace: 'BANC-XML-NAMESPACE',
  doctype: 'BANC-XML-DOCTYPE',
  depth: 'BANC-XML-DEPTH',
  children: 'BANC-XML-CHILDREN',
  elements: 'BANC-XML-ELEMENTS',
  attributes: 'BANC-XML-ATTRIBUTES',
  tag: 'BANC-XML-TAG',
  size: 'BANC-XML-SIZE',
  shape: 'BANC-XML-SHAPE',
} as const satisfies Readonly<Record<XmlProblem, ErrorCode>>

/**
 * The bytes cannot be read as the XML they should be. `problem` says which way; the place is known where reading stopped
 * at one. The message begins with it: `line:column reason`.
 */
export class XmlError extends BancError {
  readonly problem: XmlProblem
  readonly place: XmlPlace | undefined

  constructor(
    problem: XmlProblem,
    what: Text,
    at: { readonly file?: string | undefined; readonly place?: XmlPlace } = {},
  ) {
    const place = at.place === undefined ? '' : `:${at.place.line}:${at.place.column}`
    super({
      code: codes[problem],
      what,
      where: at.file === undefined && place === '' ? undefined : `${at.file ?? ''}${place}`,
      todo: { fr: 'Corrigez le document puis recommencez.', en: 'Correct the document and try again.' },
      exitCode: 1,
    })
    this.name = 'XmlError'
    this.problem = problem
    this.place = at.place
    if (at.place !== undefined) this.message = `${at.place.line}:${at.place.column} ${what.en}`
  }
}
