import type { HttpResponse } from '../../src/model/exchange.ts'
import type { Envelope } from '../../src/protocols/soap/envelope.ts'
import { insiFault } from './answer.ts'
import type { InsiState } from './state.ts'

/** The fault of the traits search when what is behind it fails. */
export const searchFailed = ({ messageId }: Envelope, state: InsiState): HttpResponse =>
  insiFault(messageId, state, {
    code: 'Receiver',
    subcode: 'siram_40',
    erreur: 'insi_102',
    reason: 'Le service de recherche des traits a rencontre une erreur technique',
  })

/** The answer of a selected fault that does not depend on what is asked; undefined when there is none. */
export const incident = (request: Envelope, state: InsiState): HttpResponse | undefined => {
  const { messageId } = request
  switch (state.fault) {
    case 'http-503':
      return { status: 503, headers: { 'content-type': 'text/plain' }, body: 'Service Unavailable' }
    case 'cut':
      return { status: 500, cut: true }
    case 'malformed-xml':
      return { status: 200, headers: { 'content-type': 'application/soap+xml' }, body: '<soap:Envelope><RESULTAT>' }
    case 'siram-40':
      return searchFailed(request, state)
    case 'desir-550':
      return insiFault(messageId, state, {
        code: 'Sender',
        subcode: 'siram_100',
        erreur: 'desir_550',
        reason: "Numero d'autorisation du logiciel inconnu",
      })
    case 'desir-560':
      return insiFault(messageId, state, {
        code: 'Sender',
        erreur: 'DESIR_560',
        reason: "Droits insuffisants pour appeler l'operation",
      })
    case 'bad-characters':
      return insiFault(messageId, state, {
        code: 'Sender',
        erreur: 'insi_101',
        reason: 'Caracteres interdits dans un nom ou un prenom',
      })
    case 'insi-24':
      return insiFault(messageId, state, {
        code: 'Sender',
        erreur: 'insi_24',
        reason: 'Format du sexe incorrect',
      })
    default:
      return undefined
  }
}

/** The answer, late when the fault `slow` is selected. */
export const inTime = (response: HttpResponse, { fault }: InsiState): HttpResponse =>
  fault === 'slow' ? { ...response, delayMs: 5_000 } : response
