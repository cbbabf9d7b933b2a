import type { Text } from '../../model/text.ts'

/** What libxml2 says of an element, which it names `{namespace}local`. */
export interface SchemaComplaint {
  readonly line: number
  /** Local name of the element that it is about, when it names one. */
  readonly element: string | undefined
  readonly message: Text
}

const named = /^Element '(?:\{[^}]*\})?([^']+)'/

/** Local names are enough: every element of a CDA is in one namespace or says so in the file. */
const tidy = (message: string): string => message.replace(/\{[^}]*\}/g, '').trim()

/** libxml2 has no French: its sentence is given as it is, introduced. */
export const complaintOf = (detail: { readonly line: number; readonly message: string }): SchemaComplaint => {
  const said = tidy(detail.message)
  return {
    line: detail.line,
    element: named.exec(detail.message)?.[1],
    message: { fr: `Le schéma n'accepte pas ce document. ${said}`, en: `The schema does not accept it. ${said}` },
  }
}
