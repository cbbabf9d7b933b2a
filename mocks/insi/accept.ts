import type { HttpRequest } from '../../src/model/exchange.ts'
import type { Answer } from '../../src/model/service.ts'
import type { Text } from '../../src/model/text.ts'
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
import type { InsiState } from './state.ts'

/** A request that may be served, with what the recording must already say of it. */
export interface Accepted {
  readonly envelope: Envelope
  readonly assumptions: readonly InsiAssumption[]
  readonly notes: readonly string[]
}

/** Why a request is not taken: the first reason goes into the fault, all of them into the recording. */
interface Refusal {
  readonly reasons: readonly [Text, ...Text[]]
  readonly code?: 'Sender' | 'VersionMismatch'
  readonly erreur?: string
  readonly assumption?: InsiAssumption
}

const fault = (request: Envelope | undefined, refusal: Refusal, state: InsiState): Answer => ({
  response: insiFault(request?.messageId, state, {
    code: refusal.code ?? 'Sender',
    erreur: refusal.erreur ?? 'insi_101',
    reason: `Requete non conforme : ${refusal.reasons[0].fr}`,
  }),
  assumptions: [refusal.assumption ?? insiAssumptions.invalidRequest.id],
  notes: refusal.reasons.map(({ en }) => en),
})

const refusalFor = (fr: string, en: string): Refusal => ({ reasons: [{ fr, en }] })

const version = ({ version: soap }: Envelope): Refusal | undefined =>
  soap === '1.2'
    ? undefined
    : {
        ...refusalFor('SOAP 1.1 a été reçu, SOAP 1.2 est attendu', 'SOAP 1.1 was sent, SOAP 1.2 is expected'),
        code: 'VersionMismatch',
      }

const addressing = ({ action, messageId }: Envelope, operation: InsiOperation): Refusal | undefined => {
  const expected = insiActions[operation]
  if (!action)
    return refusalFor(
      `l’en-tête wsa:Action manque ; attendu : ${expected}`,
      `wsa:Action is missing; expected: ${expected}`,
    )
  if (action !== expected) {
    return refusalFor(
      `wsa:Action vaut ${action} ; attendu : ${expected}`,
      `wsa:Action is ${action}; expected: ${expected}`,
    )
  }
  return messageId ? undefined : refusalFor('l’en-tête wsa:MessageID manque', 'wsa:MessageID is missing')
}

/** Problems of an element against the served schema of its namespace, told with their place. */
const schemaReasons = (element: XmlElement, ns: string): readonly Text[] => {
  const schema = schemas.get(ns)
  if (schema === undefined) throw new Error(`no schema for ${ns}`)
  return schemaProblems(element, schema).map(({ path, message }) => ({
    fr: `${path} : ${message.fr}`,
    en: `${path}: ${message.en}`,
  }))
}

const block = (envelope: Envelope, ns: string, name: string): readonly Text[] => {
  const found = headerBlock(envelope, ns, name)
  if (found !== undefined) return schemaReasons(found, ns)
  const strayed = envelope.headers.find((one) => one.name === name)
  const where = strayed === undefined ? '' : ` (${strayed.ns || '–'})`
  return [{ fr: `l’en-tête {${ns}}${name} manque${where}`, en: `header {${ns}}${name} is missing${where}` }]
}

const refusalOf = (reasons: readonly Text[]): Refusal | undefined => {
  const [first, ...others] = reasons
  return first === undefined ? undefined : { reasons: [first, ...others] }
}

const contexts = (envelope: Envelope): Refusal | undefined =>
  refusalOf([...block(envelope, insi.ctxbam, 'ContexteBAM'), ...block(envelope, insi.ctxlps, 'ContexteLPS')])

const payload = ({ body }: Envelope, ns: string): Refusal | undefined => {
  const reasons = schemaReasons(body, ns)
  const refusal = refusalOf(reasons)
  const onSex = reasons.length > 0 && reasons.every(({ en }) => /\/Sexe: /.test(en))
  return refusal && onSex ? { ...refusal, erreur: 'insi_24', assumption: insiAssumptions.sexFormat.id } : refusal
}

/** What is not refused, but that a developer should know: `ins.insiContextsAreOfTheCall` judges it. */
const remarksOn = (envelope: Envelope, { tls }: HttpRequest, { now }: InsiState): readonly string[] =>
  strayContexts({ envelope, at: now(), clientSubject: tls?.clientSubject }).map(({ en }) => en)

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
  if ('problem' in message) return { refused: fault(undefined, refusalFor(message.problem, message.problem), state) }
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
    return { refused: { response, assumptions, notes: [access.refused] } }
  }
  const wrong = addressing(envelope, operation) ?? contexts(envelope) ?? payload(envelope, ns)
  if (wrong) return { refused: fault(envelope, wrong, state) }
  return {
    accepted: { envelope, assumptions, notes: [...(access.notes ?? []), ...remarksOn(envelope, request, state)] },
  }
}
