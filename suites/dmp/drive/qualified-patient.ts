import type { Drive } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { adrun } from '../../people.ts'

/** Actions that the making of a document about a qualified patient needs. */
export const needsOfADocument = [
  'identity.create',
  'identity.validate',
  'identity.fetchIns',
  'document.create',
  'document.sendToDmp',
] as const

/** A new patient of the product: proven by an identity document, then recovered from INSi, hence qualified. */
export const qualifiedPatient = async ({ pilot }: Drive): Promise<string> => {
  const { patientId } = accepted(await pilot('identity.create', { traits: adrun }))
  await pilot('identity.validate', { patientId, justificatif: 'passeport' })
  await pilot('identity.fetchIns', { patientId })
  return patientId
}

/** A consultation report about this patient. */
export const consultationReport = async ({ pilot }: Drive, patientId: string): Promise<string> => {
  const { documentId } = await pilot('document.create', {
    patientId,
    typeCode: '11488-4',
    title: 'Compte rendu de consultation',
  })
  return documentId
}

/**
 * Notes who is logged in, so that checks know whom the product should name. A product without this action acts in the
 * name of the pilot's own user: its refusal is no obstacle.
 */
export const noteWhoIsLoggedIn = async ({ pilot }: Drive): Promise<void> => {
  await pilot('session.list', {}).catch(() => undefined)
}
