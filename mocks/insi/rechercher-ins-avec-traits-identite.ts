import type { HttpRequest } from '../../src/model/exchange.ts'
import type { Answer, Operation } from '../../src/model/service.ts'
import { insi } from '../../src/protocols/ins/namespaces.ts'
import { type RechercheAvecTraits, readRechercheAvecTraits } from '../../src/protocols/ins/recherche.ts'
import { type Accepted, accept } from './accept.ts'
import { resultat } from './answer.ts'
import { insiAssumptions } from './assumptions.ts'
import { alteredBy, recoveryCode } from './faults.ts'
import { failingPeople } from './identities.ts'
import { incident, inTime, searchFailed } from './incident.ts'
import { isFor } from './incoming.ts'
import { lexicalRefusal } from './lexical.ts'
import { insiNotes } from './notes.ts'
import { search } from './search.ts'
import type { InsiState } from './state.ts'

const operation = 'rechercherInsAvecTraitsIdentite'

const isFailing = ({ nomNaissance, prenoms, sexe }: RechercheAvecTraits): boolean =>
  failingPeople.some(
    (person) => person.nomNaissance === nomNaissance && person.sexe === sexe && prenoms.includes(person.prenom),
  )

const truth = ({ envelope }: Accepted, traits: RechercheAvecTraits, state: InsiState): Answer => {
  const people = search(state.registry, traits)
  const [identity] = people
  if (identity === undefined) {
    const asked = `${traits.nomNaissance ?? '∅'} ${traits.prenoms.join(' ')}`.trim()
    return {
      response: resultat(envelope, state, '01'),
      assumptions: [insiAssumptions.givenNames.id],
      notes: [insiNotes.nobody.with({ asked })],
    }
  }
  if (people.length > 1) {
    return { response: resultat(envelope, state, '02') }
  }
  const altered = alteredBy(state.fault, identity.dateNaissance)
  return { response: resultat(envelope, state, '00', { identity, prenom: traits.prenoms[0] ?? '', altered }) }
}

const answer = (accepted: Accepted, traits: RechercheAvecTraits, state: InsiState): Answer => {
  const { envelope } = accepted
  const failed = incident(envelope, state)
  if (failed !== undefined) return { response: failed }
  const lexical = lexicalRefusal(traits, envelope.messageId, state)
  if (lexical !== undefined) return lexical
  const code = recoveryCode(state.fault, traits.lieuNaissance)
  if (code !== undefined) return { response: resultat(envelope, state, code) }
  if (isFailing(traits)) return { response: searchFailed(envelope, state) }
  return truth(accepted, traits, state)
}

const handle = (request: HttpRequest, state: InsiState): Answer => {
  const taken = accept(request, state, operation, insi.request)
  if ('refused' in taken) return taken.refused
  const { accepted } = taken
  const traits = readRechercheAvecTraits(accepted.envelope.body)
  if (traits === undefined) throw new Error('the schema lets only RECSANSVITALE through')
  const { response, assumptions = [], notes = [] } = answer(accepted, traits, state)
  return {
    response: inTime(response, state),
    assumptions: [...accepted.assumptions, ...assumptions],
    notes: [...accepted.notes, ...notes],
  }
}

/** WS_INS2: recovery of an INS from the traits of a person. */
export const rechercherInsAvecTraitsIdentite: Operation<InsiState> = {
  name: operation,
  method: 'POST',
  path: '/lps',
  matches: isFor(operation, 'RECSANSVITALE'),
  handle,
}
