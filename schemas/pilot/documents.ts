import Type from 'typebox'
import { oneOf, only } from '../shape.ts'
import { acting } from './parts.ts'
import { Outcome } from './product.ts'

const patientId = Type.String()

/** What a user does with documents and messages. */
export const documentActions = {
  'consent.recordDmp': {
    params: Type.Object(
      { patientId, opposed: Type.Boolean() },
      {
        description:
          'Noter si le patient s’oppose à l’alimentation de son DMP. Record whether the patient opposes the feeding of the DMP.',
      },
    ),
    result: Type.Object({ opposed: Type.Boolean() }),
  },
  'document.create': {
    params: Type.Object(
      { patientId, typeCode: Type.String({ description: 'Code de JDV_J07' }), title: Type.String() },
      {
        description: 'Faire un document : CDA R2 N1 autour d’un PDF/A-1. Make a document: CDA R2 N1 around a PDF/A-1.',
      },
    ),
    result: Type.Object({ documentId: Type.String({ minLength: 1 }) }),
  },
  'document.print': {
    params: Type.Object(
      { documentId: Type.String(), ...acting },
      {
        description:
          'Le document sur papier, où le banc lit le texte et le datamatrix INS. The document on paper, where the bench reads text and datamatrix INS.',
      },
    ),
    result: Type.Object({
      pdf: Type.String({ contentEncoding: 'base64', contentMediaType: 'application/pdf' }),
      text: Type.Optional(
        Type.String({ description: 'Le texte imprimé, ligne par ligne, seulement si les pages sont des images' }),
      ),
      datamatrix: Type.Optional(
        Type.String({ description: 'Le contenu du datamatrix INS, seulement si le PDF ne peut pas être dessiné' }),
      ),
    }),
  },
  'document.receive': {
    params: Type.Object(
      {
        message: Type.String({
          description: 'Message HL7 v2 dont MSH-3 et MSH-4 nomment l’émetteur ; segments terminés par CR',
        }),
        title: Type.String(),
      },
      {
        description:
          'Un partenaire envoie un document de santé sur la personne que ce message nomme. A partner sends a health document about the person whom this message names.',
      },
    ),
    result: Type.Object({
      outcome: Type.Enum(['integrated', 'worklist']),
      patientId: Type.Optional(Type.String()),
      message: Type.Optional(Type.String()),
    }),
  },
  'document.sendToDmp': { params: Type.Object({ patientId, documentId: Type.String() }), result: Outcome },
  'message.send': {
    params: Type.Object({
      patientId,
      documentIds: Type.Array(Type.String()),
      to: oneOf(
        Type.Object({ kind: only('professional'), address: Type.String() }),
        Type.Object({ kind: only('patient') }),
      ),
      body: Type.String(),
    }),
    result: Outcome,
  },
}
