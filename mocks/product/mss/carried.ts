import { randomUUID } from 'node:crypto'
import { readCdaHeader } from '../../../src/protocols/cda/header.ts'
import type { CdaHeader } from '../../../src/protocols/cda/types.ts'
import { isInsOid } from '../../../src/protocols/ins/matricule.ts'
import type { ProductContext, StoredDocument } from '../context.ts'
import { defect } from '../defect.ts'

/** A document that leaves by mail, with its header read back: what the mail says comes from the CDA it carries. */
export interface CarriedDocument {
  readonly stored: StoredDocument
  readonly header: CdaHeader
}

/** Matricule of NESSI RUTH, a public identity of the INSi test set. */
const somebodyElse = '277076322082910'

/** The same document as if it were about somebody else. */
const ofAnotherPatient = ({ stored, header }: CarriedDocument): StoredDocument => {
  const patient = header.recordTargets[0]
  const ins = patient?.ids.find(({ root }) => isInsOid(root))?.extension ?? somebodyElse
  const id = `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`
  const cda = new TextDecoder()
    .decode(stored.cda)
    .replaceAll(stored.id, id)
    .replaceAll(ins, somebodyElse)
    .replaceAll(patient?.birthFamily ?? '', 'NESSI')
  return { ...stored, id, cda: new TextEncoder().encode(cda) }
}

const read = (stored: StoredDocument): CarriedDocument => ({ stored, header: readCdaHeader(stored.cda) })

export const twoPatientsInOneMail = defect(
  'mss.two-patients-in-one-mail',
  'fail',
  ['mss.oneMailConcernsOnePerson'],
  'Un document d’une autre personne part dans le même message',
  'A document about somebody else leaves in the same mail',
)

/** @throws Error when a document is unknown or is not this patient's */
export const documentsToCarry = (
  patientId: string,
  documentIds: readonly string[],
  context: ProductContext,
): readonly CarriedDocument[] => {
  const carried = documentIds.map((id) => {
    const stored = context.documents.get(id)
    if (stored?.patientId !== patientId) throw new Error(`document ${id} inconnu pour ce patient`)
    return read(stored)
  })
  const [first] = carried
  if (!first || !context.has(twoPatientsInOneMail)) return carried
  return [...carried, read(ofAnotherPatient(first))]
}
