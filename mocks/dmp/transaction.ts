import type { Operation } from '../../src/model/service.ts'
import type { Text } from '../../src/model/text.ts'
import type { SoapMessage } from '../../src/protocols/dmp/message.ts'
import { dmpAction } from '../../src/protocols/dmp/names.ts'
import { type Attachment, writeMtom } from '../../src/protocols/http/multipart-related.ts'
import { soapEnvelope, soapResponse } from '../../src/protocols/soap/write.ts'
import type { Grant, RightsAction } from '../../src/rules/dmp/rights.ts'
import { grantOf } from '../../src/rules/dmp/rights.ts'
import type { Markup } from '../../src/xml/write.ts'
import type { DmpAssumption } from './assumptions.ts'
import { type Caller, callerOf, columnOf } from './caller.ts'
import { underIncident } from './incident.ts'
import { messageOf, receive } from './incoming.ts'
import { isAttending, type PatientRecord, recordOf, stateOf } from './records.ts'
import type { DmpState } from './state.ts'

/** Why a transaction is refused: a code, which each family puts in its own place. */
export interface Denial {
  readonly code: string
  readonly why: Text
}

export interface Asked<Q> {
  readonly query: Q
  readonly caller: Caller
  /** The record of the patient that the VIHF targets. */
  readonly record: PatientRecord
  readonly isAttending: boolean
  readonly state: DmpState
  /** What the matrix of rights grants this caller. */
  readonly grant: (action: RightsAction) => Grant
}

export interface Told {
  readonly body: Markup
  readonly attachments?: readonly Attachment[]
  readonly assumptions?: readonly DmpAssumption[]
}

interface Declared<Q> {
  readonly name: string
  readonly path: string
  readonly action: keyof typeof dmpAction
  readonly read: (message: SoapMessage) => Q | undefined
  /** The row of the matrix that must grant something before the transaction is looked at. */
  readonly right?: (query: Q) => RightsAction
  /** Whether the record must be open. */
  readonly needsOpenRecord?: true
  /** Whether the answer travels as MTOM, refusals included. */
  readonly mtom?: true
  readonly treat: (asked: Asked<Q>) => Told | Denial
  readonly refused: (denial: Denial, asked: Asked<Q>) => Markup
}

export const denied = (action: string): Denial => ({
  code: 'DMPAccessDeniedByRightsService',
  why: {
    fr: `Les droits du DMP n’accordent pas ${action} à cet utilisateur dans ce mode d’accès`,
    en: `The rights of the DMP do not grant ${action} to this user in this access mode`,
  },
})

export const recordIsClosed: Denial = { code: 'DMPClosed', why: { fr: 'Le DMP est fermé', en: 'The DMP is closed' } }
export const recordIsUnknown = (code: string): Denial => ({
  code,
  why: { fr: 'Ce patient n’a pas de DMP', en: 'This patient has no DMP' },
})

const obstacleOf = <Q>(declared: Declared<Q>, { query, record, state, grant }: Asked<Q>): Denial | undefined => {
  const action = declared.right?.(query)
  if (action !== undefined && grant(action) === 'no') return denied(action)
  if (declared.needsOpenRecord !== true) return undefined
  const found = stateOf(record, state.now())
  if (found === 'open') return undefined
  return found === 'closed' ? recordIsClosed : recordIsUnknown('DMPNotFound')
}

const grounds = ({ code }: Denial): readonly DmpAssumption[] => {
  if (code === denied('').code) return ['dmp.refusal-codes', 'dmp.rights-columns']
  return code === recordIsClosed.code || code === 'DMPNotFound'
    ? ['dmp.refusal-codes', 'dmp.record-states']
    : ['dmp.refusal-codes']
}

/** One transaction of the DMP beside feeding: read, rights, record, answer, each in its place. */
export const transaction = <Q>(declared: Declared<Q>): Operation<DmpState> => ({
  name: declared.name,
  method: 'POST',
  path: declared.path,
  matches: (request) => {
    const message = messageOf(request)
    return message !== undefined && declared.read(message) !== undefined
  },
  handle: (request, state) =>
    underIncident(state, () =>
      receive(request, state, ({ message, assertion, notes }) => {
        const query = declared.read(message) as Q
        const caller = callerOf(assertion)
        const record = recordOf(state.records, caller.matricule ?? '', state.now())
        const attending = isAttending(record, caller)
        const grant = (action: RightsAction): Grant => grantOf(caller.matrix, action, columnOf(caller, attending))
        const asked: Asked<Q> = { query, caller, record, isAttending: attending, state, grant }
        const obstacle = obstacleOf(declared, asked)
        // A lenient service lets pass what rights refuse; a record that is not there cannot be read.
        const tolerated = state.lenient && obstacle?.code === denied('').code
        const told = obstacle !== undefined && !tolerated ? obstacle : declared.treat(asked)
        const isRefusal = 'code' in told
        const body = isRefusal ? declared.refused(told, asked) : told.body
        const addressing = {
          action: dmpAction[declared.action],
          messageId: `urn:uuid:${state.uuid()}`,
          relatesTo: message.envelope.messageId,
        }
        const assumptions = isRefusal ? grounds(told) : (told.assumptions ?? [])
        if (declared.mtom !== true) return { response: soapResponse(addressing, body), assumptions, notes }
        const { contentType, body: entity } = writeMtom({
          boundary: `uuid:${state.uuid()}`,
          envelope: soapEnvelope(addressing, body),
          action: addressing.action,
          attachments: isRefusal ? [] : (told.attachments ?? []),
        })
        const response = { status: 200, headers: { 'content-type': contentType }, body: entity }
        return { response, assumptions, notes }
      }),
    ),
})
