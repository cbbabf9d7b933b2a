import { noteText } from '../../../src/model/note.ts'
import { readEnvelope } from '../../../src/protocols/soap/envelope.ts'
import { faultOf } from '../../../src/protocols/soap/fault.ts'
import type { View } from '../../../src/protocols/views.ts'
import { check } from '../../../src/run/check.ts'
import type { HttpExchange } from '../../../src/run/record.ts'
import { XmlError } from '../../../src/xml/problem.ts'
import { noteWordsOf } from '../../noted.ts'
import { insiCalls } from '../evidence/seen.ts'

/** The reason of the SOAP fault in an answer; undefined when it is none. */
const refusalIn = (body: Uint8Array, view: View): string | undefined => {
  try {
    return faultOf(view(body, readEnvelope))?.reason
  } catch (error) {
    if (error instanceof XmlError) return undefined
    throw error
  }
}

/** Calls that the service answered by its own rules, no fault being selected. */
const answered = ({ fault, response }: HttpExchange): boolean => fault === undefined && response.cut !== true

export const insiTakesTheRequest = check({
  id: 'ins.insiTakesTheRequest',
  title: {
    fr: 'INSi ne refuse aucune demande du produit : enveloppe, contextes, charge utile et traits suivent le contrat',
    en: 'INSi refuses no request of the product: envelope, contexts, payload and traits follow the contract',
  },
  verifies: ['INS/va1.52'],
  assumption: 'insi.invalid-request',
  observes: (record) =>
    insiCalls(record)
      .filter(answered)
      .map(({ id, responseBody, notes = [] }) => ({
        value: {
          reason: record.view(responseBody, refusalIn),
          notes: notes.map((note) => noteText(note, noteWordsOf(record))),
        },
        evidence: [id],
      })),
  judge: ({ reason, notes }) => ({
    ok: reason === undefined,
    expected: { fr: 'une réponse', en: 'an answer' },
    actual:
      reason === undefined
        ? { fr: 'une réponse', en: 'an answer' }
        : { fr: `un refus : ${reason}`, en: `a refusal: ${notes[0]?.en ?? reason}` },
  }),
})
