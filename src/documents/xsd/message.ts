import type { Text } from '../../model/text.ts'
import { hintFor } from './hint.ts'
import { sentenceOf } from './sentence.ts'

/** What libxml2 says of an element, which it names `{namespace}local`. */
export interface SchemaComplaint {
  readonly line: number
  /** Local name of the element that it is about, when it names one. */
  readonly element: string | undefined
  readonly message: Text
}

const named = /^Element '(?:\{[^}]*\})?([^']+)'/

/** Local names are enough: every element of a CDA is in one namespace or says so in the file. Sets and quantifiers, which stand in braces too, stay. */
const tidy = (message: string): string => message.replace(/\{[^{}'\s]*:[^{}'\s]*\}(?=\s*[\w*])/g, '').trim()

/** libxml2 has no French: each of its sentences has one here, with a hint where the cause is mostly the same. */
export const complaintOf = (detail: { readonly line: number; readonly message: string }): SchemaComplaint => {
  const said = tidy(detail.message)
  const { fr, en } = sentenceOf(said)
  const hint = hintFor(said, detail.message)
  return {
    line: detail.line,
    element: named.exec(detail.message)?.[1],
    message: hint ? { fr: `${fr} ${hint.fr}`, en: `${en} ${hint.en}` } : { fr, en },
  }
}
