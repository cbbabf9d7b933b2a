import type { HttpRequest } from '../../src/model/exchange.ts'
import type { Answer, Operation } from '../../src/model/service.ts'
import { insi } from '../../src/protocols/ins/namespaces.ts'
import { type RechercheAvecVitale, readRechercheAvecVitale } from '../../src/protocols/ins/recherche-vitale.ts'
import { type Accepted, accept } from './accept.ts'
import { resultat } from './answer.ts'
import { insiAssumptions } from './assumptions.ts'
import { alteredBy, recoveryCode } from './faults.ts'
import { incident, inTime } from './incident.ts'
import { isFor } from './incoming.ts'
import { insiNotes } from './notes.ts'
import { searchVitale } from './search.ts'
import type { InsiState } from './state.ts'

const operation = 'rechercherInsAvecCarteVitale'

const answer = ({ envelope }: Accepted, asked: RechercheAvecVitale, state: InsiState): Answer => {
  const failed = incident(envelope, state)
  if (failed !== undefined) return { response: failed }
  const code = recoveryCode(state.fault, undefined)
  if (code !== undefined) return { response: resultat(envelope, state, code) }
  const identity = searchVitale(state.registry, asked)
  const assumptions = [insiAssumptions.vitaleMatching.id]
  if (identity === undefined) {
    return {
      response: resultat(envelope, state, '01'),
      assumptions,
      notes: [insiNotes.nobody.with({ asked: asked.nomNaissance ?? '∅' })],
    }
  }
  const altered = alteredBy(state.fault, identity.dateNaissance)
  const prenom = identity.prenoms.split(' ')[0] ?? ''
  return {
    response: resultat(envelope, state, '00', { identity, prenom, altered }),
    assumptions,
  }
}

const handle = (request: HttpRequest, state: InsiState): Answer => {
  const taken = accept(request, state, operation, insi.requestVitale)
  if ('refused' in taken) return taken.refused
  const { accepted } = taken
  const asked = readRechercheAvecVitale(accepted.envelope.body)
  if (asked === undefined) throw new Error('the schema lets only RECVITALE through')
  const { response, assumptions = [], notes = [] } = answer(accepted, asked, state)
  return {
    response: inTime(response, state),
    assumptions: [...accepted.assumptions, ...assumptions],
    notes: [...accepted.notes, ...notes],
  }
}

/** WS_INS1: recovery of an INS from a Vitale card. */
export const rechercherInsAvecCarteVitale: Operation<InsiState> = {
  name: operation,
  method: 'POST',
  path: '/lps',
  matches: isFor(operation, 'RECVITALE'),
  handle,
}
