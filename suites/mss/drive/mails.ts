import type { Drive } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { adrun } from '../../people.ts'

/** A mailbox of the trust space that nobody owns. */
export const professional = { kind: 'professional', address: 'destinataire.essai@exemple.mssante.fr' } as const

/** Types that every general practitioner's software makes: a prescription, a medical summary. */
export const prescription = { typeCode: '57833-6', title: 'Prescription de produits de santé' }
export const summary = { typeCode: '60591-5', title: 'Synthèse médicale' }

const body = 'Bonjour, vous trouverez ci-joint des documents concernant un patient. Message de test.'

/** Actions that `qualifiedPatient`, `makesDocuments` and `writes` call. */
export const needsToSendDocuments = [
  'identity.create',
  'identity.validate',
  'identity.fetchIns',
  'document.create',
  'message.send',
] as const

/** A patient whose identity is proved and found at INSi: qualified. */
export const qualifiedPatient = async ({ pilot }: Drive): Promise<string> => {
  const { patientId } = accepted(await pilot('identity.create', { traits: adrun }))
  await pilot('identity.validate', { patientId, justificatif: 'carte nationale d’identité' })
  await pilot('identity.fetchIns', { patientId })
  return patientId
}

export const makesDocuments = async (
  { pilot }: Drive,
  patientId: string,
  documents: readonly { readonly typeCode: string; readonly title: string }[],
): Promise<string[]> => {
  const ids: string[] = []
  for (const document of documents) ids.push((await pilot('document.create', { patientId, ...document })).documentId)
  return ids
}

/**
 * One mail to a professional. A product may queue what it says it sent: the first arrival is waited for. What it could
 * not send left a connection that the operator tells of once it is closed.
 */
export const writes = async (
  { pilot, quiet, waitFor }: Drive,
  patientId: string,
  documentIds: string[],
): Promise<void> => {
  const { outcome } = await pilot('message.send', { patientId, documentIds, to: professional, body })
  if (outcome === 'sent') await waitFor('mss')
  else await quiet(['mss'])
}

/** The common part of these scenarios: a qualified patient's documents leave in one mail to a professional. */
export const sendsToProfessional = async (drive: Drive, ...documents: Parameters<typeof makesDocuments>[2]) => {
  const patientId = await qualifiedPatient(drive)
  await writes(drive, patientId, await makesDocuments(drive, patientId, documents))
  return patientId
}
