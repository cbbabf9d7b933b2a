import type { Drive } from '../../../src/run/scenario.ts'

/** A mailbox of the trust space that nobody owns. */
export const recipient = 'destinataire.essai@exemple.mssante.fr'

/** A consultation report about this person. */
export const report = async ({ pilot }: Drive, patientId: string): Promise<string> => {
  const { documentId } = await pilot('document.create', {
    patientId,
    typeCode: '11488-4',
    title: 'Compte rendu de consultation',
  })
  return documentId
}

/** One mail with this document to a professional; a product may queue what it says it sent. */
export const mail = async ({ pilot, waitFor }: Drive, patientId: string, documentId: string): Promise<void> => {
  const to = { kind: 'professional', address: recipient } as const
  const sending = { patientId, documentIds: [documentId], to, body: 'Message de test du banc d’essai.' }
  const { outcome } = await pilot('message.send', sending)
  if (outcome === 'sent') await waitFor('mss')
}
