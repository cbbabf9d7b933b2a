import type { HttpResponse } from '../../src/model/exchange.ts'
import type { Answer, Operation } from '../../src/model/service.ts'
import { type InsiOperation, insi } from '../../src/protocols/ins/namespaces.ts'
import type { Verified } from '../../src/protocols/ins/verification.ts'
import type { Envelope } from '../../src/protocols/soap/envelope.ts'
import { soapResponse } from '../../src/protocols/soap/write.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import { accept } from './accept.ts'
import { type InsiAssumption, insiAssumptions } from './assumptions.ts'
import { incident, inTime } from './incident.ts'
import { isFor } from './incoming.ts'
import type { InsiState } from './state.ts'

export const resultOf = ({ ref, outcome }: Verified): Markup => el('Resultat', { ref }, outcome)

/** An answer of lot 2. */
export const verificationAnswer = (
  request: Envelope,
  state: InsiState,
  name: string,
  ...content: readonly (Markup | readonly Markup[])[]
): HttpResponse =>
  soapResponse(
    { action: `${request.action}Response`, messageId: `uuid:${state.uuid()}`, relatesTo: request.messageId },
    el(name, { xmlns: insi.verificationResult }, ...content),
  )

/** What the three operations of lot 2 share: the demands, the incidents, and the assumptions that every exchange names. */
export const verificationOperation = (
  name: InsiOperation,
  payload: string,
  assumptions: readonly InsiAssumption[],
  answer: (request: Envelope, state: InsiState) => Answer,
): Operation<InsiState> => ({
  name,
  method: 'POST',
  path: '/lps',
  matches: isFor(name, payload),
  handle: (request, state) => {
    const taken = accept(request, state, name, insi.verification)
    const named = [insiAssumptions.lot2Shape.id, ...assumptions]
    if ('refused' in taken) {
      return { ...taken.refused, assumptions: [...named, ...(taken.refused.assumptions ?? [])] }
    }
    const { envelope, notes, assumptions: resting } = taken.accepted
    const failed = incident(envelope, state)
    const given = failed === undefined ? answer(envelope, state) : { response: failed }
    return {
      response: inTime(given.response, state),
      assumptions: [...named, ...resting],
      notes: [...notes, ...(given.notes ?? [])],
    }
  },
})
