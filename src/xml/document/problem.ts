import { BancError } from '../../model/errors.ts'
import type { Text } from '../../model/text.ts'

/** Why bytes are not a document that can be judged. */
export type XmlProblem = 'encoding' | 'syntax' | 'namespace' | 'entity' | 'size'

/**
 * The bytes cannot be read as a document. `problem` says which way; `line` and `column` count from 1 where known.
 * Codes: BANC-XML-ENCODING, BANC-XML-SYNTAX, BANC-XML-NAMESPACE, BANC-XML-ENTITY, BANC-XML-SIZE.
 */
export class XmlDocumentError extends BancError {
  readonly problem: XmlProblem
  readonly line: number | undefined
  readonly column: number | undefined

  constructor(
    problem: XmlProblem,
    what: Text,
    place: { readonly file?: string | undefined; readonly line?: number; readonly column?: number } = {},
  ) {
    const at = place.line === undefined ? '' : `:${place.line}:${place.column ?? 1}`
    super({
      code: `BANC-XML-${problem.toUpperCase()}`,
      what,
      where: place.file === undefined && at === '' ? undefined : `${place.file ?? ''}${at}`,
      todo: {
        fr: 'Corrigez le document puis recommencez.',
        en: 'Correct the document and try again.',
      },
      exitCode: 1,
    })
    this.name = 'XmlDocumentError'
    this.problem = problem
    this.line = place.line
    this.column = place.column
  }
}
