import type { HttpRequest } from '../../src/model/exchange.ts'
import { noteText } from '../../src/model/note.ts'
import type { Answer, Note } from '../../src/model/service.ts'
import { strayContexts } from '../../src/protocols/ins/contexts.ts'
import { type InsiOperation, insi, insiActions } from '../../src/protocols/ins/namespaces.ts'
import { type Envelope, headerBlock } from '../../src/protocols/soap/envelope.ts'
import type { XmlElement } from '../../src/xml/element.ts'
import { schemaProblems } from '../../src/xml/schema/check.ts'
import { accessOf } from './access.ts'
import { insiFault } from './answer.ts'
import { type InsiAssumption, insiAssumptions } from './assumptions.ts'
import { schemas } from './contract.ts'
import { incoming } from './incoming.ts'
import { insiNotes } from './notes.ts'
import type { InsiState } from './state.ts'

/** A request that may be served, with what the recording must already say of it. */
export interface Accepted {
  readonly envelope: Envelope
  readonly assumptions: readonly InsiAssumption[]
  readonly notes: readonly Note[]
}

/** Why a request is not taken: the first reason goes into the fault, all of them into the recording. */
interface Refusal {
  readonly reasons: readonly [Note, ...Note[]]
  readonly code?: 'Sender' | 'VersionMismatch'
  readonly erreur?: string
  readonly assumption?: InsiAssumption
}

const fault = (request: Envelope | undefined, refusal: Refusal, state: InsiState): Answer => ({
  response: insiFault(request?.messageId, state, {
    code: refusal.code ?? 'Sender',
    erreur: refusal.erreur ?? 'insi_101',
    reason: `Requete non conforme : ${noteText(refusal.reasons[0], words).fr}`,
  }),
  assumptions: [refusal.assumption ?? insiAssumptions.invalidRequest.id],
  notes: refusal.reasons,
})

const words = Object.values(insiNotes)

const refusalFor = (note: Note): Refusal => ({ reasons: [note] })

const version = ({ version: soap }: Envelope): Refusal | undefined =>
  soap === '1.2' ? undefined : { ...refusalFor(insiNotes.soap11.with()), code: 'VersionMismatch' }

const addressing = ({ action, messageId }: Envelope, operation: InsiOperation): Refusal | undefined => {
  const expected = insiActions[operation]
  if (!action) return refusalFor(insiNotes.actionMissing.with({ expected }))
  if (action !== expected) return refusalFor(insiNotes.actionOther.with({ action, expected }))
  return messageId ? undefined : refusalFor(insiNotes.messageIdMissing.with())
}

/** Problems of an element against the served schema of its namespace, told with their place. */
const schemaReasons = (element: XmlElement, ns: string): readonly Note[] => {
  const schema = schemas.get(ns)
  if (schema === undefined) throw new Error(`no schema for ${ns}`)
  return schemaProblems(element, schema).map(({ path, message: why }) => insiNotes.offSchema.with({ path, why }))
}

const block = (envelope: Envelope, ns: string, name: string): readonly Note[] => {
  const found = headerBlock(envelope, ns, name)
  if (found !== undefined) return schemaReasons(found, ns)
  const strayed = envelope.headers.find((one) => one.name === name)
  const where = strayed === undefined ? '' : ` (${strayed.ns || '–'})`
  return [insiNotes.contextMissing.with({ header: `{${ns}}${name}`, where })]
}

const refusalOf = (reasons: readonly Note[]): Refusal | undefined => {
  const [first, ...others] = reasons
  return first === undefined ? undefined : { reasons: [first, ...others] }
}

const contexts = (envelope: Envelope): Refusal | undefined =>
  refusalOf([...block(envelope, insi.ctxbam, 'ContexteBAM'), ...block(envelope, insi.ctxlps, 'ContexteLPS')])

const payload = ({ body }: Envelope, ns: string): Refusal | undefined => {
  const reasons = schemaReasons(body, ns)
  const refusal = refusalOf(reasons)
  const onSex = reasons.length > 0 && reasons.every(({ details }) => /\/Sexe$/.test(String(details?.path)))
  return refusal && onSex ? { ...refusal, erreur: 'insi_24', assumption: insiAssumptions.sexFormat.id } : refusal
}

/** What is not refused, but that a developer should know: `ins.insiContextsAreOfTheCall` judges it. */
const remarksOn = (envelope: Envelope, { tls }: HttpRequest, { now }: InsiState): readonly Note[] =>
  strayContexts({ envelope, at: now(), clientSubject: tls?.clientSubject }).map((why) =>
    insiNotes.strayContext.with({ why }),
  )

/**
 * The demands common to every operation, in order: SOAP 1.2, who calls, addressing, both contexts, the payload's schema
 * (`ns` is its namespace). Gives the request, or the fault that explains the first one that is not met.
 */
export const accept = (
  request: HttpRequest,
  state: InsiState,
  operation: InsiOperation,
  ns: string,
): { readonly accepted: Accepted } | { readonly refused: Answer } => {
  const message = incoming(request)
  if ('problem' in message)
    return { refused: fault(undefined, refusalFor(insiNotes.unreadable.with({ why: message.problem })), state) }
  const { envelope } = message
  const old = version(envelope)
  if (old) return { refused: fault(envelope, old, state) }
  const access = accessOf(request, envelope, state)
  const assumptions = access.assumptions ?? []
  if (access.refused !== undefined) {
    const response = insiFault(envelope.messageId, state, {
      code: 'Sender',
      erreur: 'DESIR_560',
      reason: "Droits insuffisants pour appeler l'operation",
    })
    return { refused: { response, assumptions, notes: access.refused } }
  }
  const wrong = addressing(envelope, operation) ?? contexts(envelope) ?? payload(envelope, ns)
  if (wrong) return { refused: fault(envelope, wrong, state) }
  return {
    accepted: { envelope, assumptions, notes: [...(access.notes ?? []), ...remarksOn(envelope, request, state)] },
  }
}
