import type { XmlElement } from '../../xml/element.ts'
import { find, textAt } from '../../xml/find.ts'
import type { Envelope } from './envelope.ts'
import { soap11, soap12 } from './namespaces.ts'

/** A SOAP fault, whatever the version. */
export interface Fault {
  /** Code value as written, prefix included: `soap:Sender`. */
  readonly code: string
  readonly subcode: string | undefined
  readonly reason: string
  /** Text of every element of the Detail, at any depth, in document order: `[local name, text]`. */
  readonly detail: readonly (readonly [name: string, text: string])[]
}

/** The fault that an envelope carries, or undefined when its Body is no fault. */
export const faultOf = ({ body }: Envelope): Fault | undefined => {
  if (body.name !== 'Fault') return undefined
  if (body.ns === soap12) {
    return {
      code: textAt(body, 'Code', 'Value') ?? '',
      subcode: textAt(body, 'Code', 'Subcode', 'Value'),
      reason: textAt(body, 'Reason', 'Text') ?? '',
      detail: detailOf(find(body, 'Detail')),
    }
  }
  if (body.ns === soap11) {
    return {
      code: textAt(body, ['', 'faultcode']) ?? '',
      subcode: undefined,
      reason: textAt(body, ['', 'faultstring']) ?? '',
      detail: detailOf(find(body, ['', 'detail'])),
    }
  }
  return undefined
}

const detailOf = (detail: XmlElement | undefined): Fault['detail'] =>
  (detail?.children ?? []).flatMap((child) => [[child.name, child.text.trim()] as const, ...detailOf(child)])
