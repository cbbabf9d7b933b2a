import { messageOf } from '../../src/model/errors.ts'
import type { HttpRequest } from '../../src/model/exchange.ts'
import type { Answer, Operation } from '../../src/model/service.ts'
import { insiActions } from '../../src/protocols/ins/namespaces.ts'
import { type RechercheAvecTraits, readRechercheAvecTraits } from '../../src/protocols/ins/recherche.ts'
import { type Envelope, readEnvelope } from '../../src/protocols/soap/envelope.ts'
import { refusedAccess } from './access.ts'
import { insiFault, resultat } from './answer.ts'
import { alteredBy } from './faults.ts'
import { search } from './search.ts'
import type { InsiState } from './state.ts'

const operation = 'rechercherInsAvecTraitsIdentite'

const unauthorised = (reason: string, state: InsiState): Answer => ({
  response: insiFault(undefined, state, {
    code: 'Sender',
    erreur: 'desir_560',
    reason: "Droits insuffisants pour appeler l'operation",
  }),
  notes: [reason],
})

const invalid = (reason: string, state: InsiState): Answer => ({
  response: insiFault(undefined, state, { code: 'Sender', erreur: 'insi_101', reason: 'Requete non conforme' }),
  assumptions: ['insi.invalid-request'],
  notes: [reason],
})

/** Answers that do not depend on the request. */
const faulty = (request: Envelope, state: InsiState): Answer | undefined => {
  const { messageId } = request
  switch (state.fault) {
    case 'http-503':
      return { response: { status: 503, headers: { 'content-type': 'text/plain' }, body: 'Service Unavailable' } }
    case 'cut':
      return { response: { status: 500, cut: true } }
    case 'malformed-xml':
      return {
        response: {
          status: 200,
          headers: { 'content-type': 'application/soap+xml' },
          body: '<soap:Envelope><RESULTAT>',
        },
      }
    case 'siram-40':
      return {
        response: insiFault(messageId, state, {
          code: 'Receiver',
          subcode: 'siram_40',
          erreur: 'insi_102',
          reason: 'Le service de recherche des traits a rencontre une erreur technique',
        }),
      }
    case 'desir-550':
      return {
        response: insiFault(messageId, state, {
          code: 'Sender',
          subcode: 'siram_100',
          erreur: 'desir_550',
          reason: "Numero d'autorisation du logiciel inconnu",
        }),
      }
    case 'code-01':
      return { response: resultat(request, state, '01') }
    case 'code-02':
      return { response: resultat(request, state, '02') }
    default:
      return undefined
  }
}

const nominal = (request: Envelope, traits: RechercheAvecTraits, state: InsiState): Answer => {
  const people = search(state.registry, traits)
  const [identity] = people
  const given = traits.prenoms.join(' ')
  if (identity === undefined) {
    return {
      response: resultat(request, state, '01'),
      assumptions: ['insi.given-names'],
      notes: [`${traits.nomNaissance} ${given} is not in the test registry with these traits`],
    }
  }
  if (people.length > 1) {
    return { response: resultat(request, state, '02'), notes: [`${people.length} people of the registry match`] }
  }
  const altered = alteredBy(state.fault, identity.dateNaissance)
  return {
    response: {
      ...resultat(request, state, '00', { identity, prenom: traits.prenoms[0] ?? '', altered }),
      ...(state.fault === 'slow' ? { delayMs: 5_000 } : {}),
    },
  }
}

const handle = (request: HttpRequest, state: InsiState): Answer => {
  const refused = refusedAccess(request)
  if (refused !== undefined) return unauthorised(refused, state)
  let envelope: Envelope
  try {
    envelope = readEnvelope(request.body)
  } catch (error) {
    return invalid(messageOf(error), state)
  }
  const traits = readRechercheAvecTraits(envelope.body)
  if (envelope.version !== '1.2') return invalid('SOAP 1.2 is expected', state)
  if (traits === undefined) return invalid('RECSANSVITALE is expected in the Body', state)
  return faulty(envelope, state) ?? nominal(envelope, traits, state)
}

/** WS_INS2: recovery of an INS from the traits of a person. */
export const rechercherInsAvecTraitsIdentite: Operation<InsiState> = {
  name: operation,
  method: 'POST',
  path: '/lps',
  matches: ({ body }) => {
    const text = new TextDecoder().decode(body)
    return text.includes(insiActions[operation]) || text.includes('RECSANSVITALE')
  },
  handle,
}
