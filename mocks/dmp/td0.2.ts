import type { Operation } from '../../src/model/service.ts'
import { type ExistenceTest, readExistenceTest } from '../../src/protocols/dmp/existence-test.ts'
import { dmpAction, dmpPath } from '../../src/protocols/dmp/names.ts'
import { isInsOid, isMatricule } from '../../src/protocols/ins/matricule.ts'
import { soapResponse } from '../../src/protocols/soap/write.ts'
import type { DmpAssumption } from './assumptions.ts'
import { underIncident } from './incident.ts'
import { messageOf, receive, refuse } from './incoming.ts'
import type { DmpState } from './state.ts'
import { authorisationKey } from './state.ts'
import { existenceAnswer, type RecordStatus } from './td0.2-answer.ts'

/** Any valid matricule has an open DMP, unless a fault says otherwise. */
const statusOf = (test: ExistenceTest, user: string | undefined, state: DmpState): RecordStatus => {
  const matricule = test.patient?.extension ?? ''
  const exists = state.fault !== 'td0.2-inexistant' && isMatricule(matricule)
  const denied = state.fault === 'td0.2-sans-autorisation'
  const authorised = !denied || state.authorisations.has(authorisationKey(user, matricule))
  return {
    responseCode: exists ? 'OK' : 'NF',
    statusCode: state.fault === 'td0.2-ferme' ? 'terminated' : 'active',
    autorisation: authorised ? 'VALIDE' : 'NON_EXISTE',
  }
}

const patientNotes = ({ patient }: ExistenceTest): readonly string[] => {
  if (patient === undefined) return ['no patientIdentifier']
  return [
    ...(isMatricule(patient.extension)
      ? []
      : [`"${patient.extension}" is not a matricule of 15 characters with its key`]),
    ...(isInsOid(patient.root) ? [] : [`${patient.root} is not an OID of the INS`]),
  ]
}

const assumptionsOf = (status: RecordStatus): readonly DmpAssumption[] => [
  'dmp.td0.2-shape',
  ...(status.autorisation === 'NON_EXISTE' ? (['dmp.autorisation-values'] as const) : []),
  ...(status.statusCode === 'terminated' ? (['dmp.closed-record'] as const) : []),
]

/** TD0.2: existence test of a DMP and check of the user's authorisation. */
export const existenceTest: Operation<DmpState> = {
  name: 'TD0.2',
  method: 'POST',
  path: dmpPath.patients,
  matches: (request) => {
    const message = messageOf(request)
    return message !== undefined && readExistenceTest(message.envelope.body) !== undefined
  },
  handle: (request, state) =>
    underIncident(state, () =>
      receive(request, state, ({ message, assertion, notes }) => {
        const test = readExistenceTest(message.envelope.body)
        if (test === undefined) return refuse(state, message, { reason: 'not an existence test' })
        const status = statusOf(test, assertion.nameId, state)
        const addressing = {
          action: dmpAction['TD0.2-response'],
          messageId: `urn:uuid:${state.uuid()}`,
          relatesTo: message.envelope.messageId,
        }
        return {
          response: soapResponse(addressing, existenceAnswer(test, status, state)),
          assumptions: assumptionsOf(status),
          notes: [...notes, ...patientNotes(test)],
        }
      }),
    ),
}
