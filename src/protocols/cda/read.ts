import { parseXml } from '../../xml/element.ts'
import { XmlError } from '../../xml/problem.ts'
import { recognise } from '../recognise.ts'
import { directly, type View } from '../views.ts'
import { readCdaHeader } from './header.ts'
import type { CdaHeader } from './types.ts'

/** What a file is, where CDA are looked for. XML that cannot be read may be one: nobody can tell. */
export type CdaReading =
  | { readonly kind: 'cda'; readonly header: CdaHeader }
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable' }

/** The header of a file that is a CDA, by its content. Never throws for what the bytes are. */
export const readCda = (bytes: Uint8Array): CdaReading => {
  const { kind, xml } = recognise(bytes)
  if (!xml) return { kind: 'other' }
  try {
    const root = parseXml(bytes)
    return kind === 'cda' ? { kind, header: readCdaHeader(root) } : { kind: 'other' }
  } catch (error) {
    if (error instanceof XmlError) return { kind: 'unreadable' }
    throw error
  }
}

/** The header of a file, or undefined when it is no readable CDA. */
export const cdaHeaderOf = (bytes: Uint8Array, view: View = directly): CdaHeader | undefined => {
  const read = view(bytes, readCda)
  return read.kind === 'cda' ? read.header : undefined
}
