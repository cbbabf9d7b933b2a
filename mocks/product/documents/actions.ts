import { randomUUID } from 'node:crypto'
import type { ActionHandlers } from '../context.ts'
import { defect } from '../defect.ts'
import { matriculeSentWhenRecovered } from '../ins/propagate.ts'
import { renderCda } from './cda.ts'
import { documentTypes } from './codes.ts'
import type { DocumentContent } from './content.ts'
import { oidOfUuid } from './oid.ts'
import { renderPdf } from './pdf.ts'
import { printActions } from './print.ts'

/** Now, ISO 8601 to the second in the offset of this machine: CDA timestamps carry the local offset. */
const localNow = (): string => {
  const now = new Date()
  const minutes = -now.getTimezoneOffset()
  const two = (value: number): string => String(value).padStart(2, '0')
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, 19)
  const span = Math.abs(minutes)
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(span / 60))}:${two(span % 60)}`
}

export const cdaDated1999 = defect(
  'dmp.cda-dated-1999',
  'warn',
  ['dmp.fedDocumentIsOfItsTime'],
  'Le CDA est daté de 1999',
  'The CDA is dated 1999',
)

/** What the document maker offers to the pilot. */
export const documentActions: ActionHandlers = {
  ...printActions,
  'document.create': async ({ patientId, typeCode, title }, context) => {
    const file = context.patients.get(patientId)
    if (file === undefined) throw new Error(`patient ${patientId} is unknown`)
    const type = documentTypes[typeCode]
    if (type === undefined) throw new Error(`document type ${typeCode} is not one this product makes`)
    const content: DocumentContent = {
      id: oidOfUuid(randomUUID()),
      setId: oidOfUuid(randomUUID()),
      title,
      typeCode,
      type,
      createdAt: context.has(cdaDated1999) ? '1999-01-01T12:00:00+01:00' : localNow(),
      patient: context.has(matriculeSentWhenRecovered) ? { ...file.identity, statut: 'qualifiee' } : file.identity,
      author: context.user(),
      practice: context.practice,
    }
    const pdf = await renderPdf(content)
    context.documents.set(content.id, {
      id: content.id,
      patientId,
      typeCode,
      typeLabel: type.label,
      title,
      createdAt: content.createdAt,
      pdf,
      cda: new TextEncoder().encode(renderCda(content, pdf)),
    })
    context.trace('document.create', { patientId, documentId: content.id, typeCode })
    return { documentId: content.id }
  },
}
