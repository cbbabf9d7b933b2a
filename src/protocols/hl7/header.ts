import { type Hl7Message, segmentsNamed, valueAt } from './message.ts'

/** What MSH says of a message. Absent fields are empty. */
export interface Hl7Header {
  readonly sendingApplication: string
  readonly sendingFacility: string
  readonly receivingApplication: string
  readonly receivingFacility: string
  /** MSH-9.1: `ADT`. */
  readonly code: string
  /** MSH-9.2: `A28`, `A31`, `A40`, `A47`… */
  readonly event: string
  /** MSH-9.3: `ADT_A05`. */
  readonly structure: string
  readonly controlId: string
  /** MSH-12 with its components: `2.5^FRA^2.11`. */
  readonly version: string
}

export const headerOf = (message: Hl7Message): Hl7Header => {
  const [msh] = segmentsNamed(message, 'MSH')
  return {
    sendingApplication: valueAt(msh, 3),
    sendingFacility: valueAt(msh, 4),
    receivingApplication: valueAt(msh, 5),
    receivingFacility: valueAt(msh, 6),
    code: valueAt(msh, 9),
    event: valueAt(msh, 9, 2),
    structure: valueAt(msh, 9, 3),
    controlId: valueAt(msh, 10),
    version: [1, 2, 3]
      .map((component) => valueAt(msh, 12, component))
      .join('^')
      .replace(/\^+$/, ''),
  }
}
