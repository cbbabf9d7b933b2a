import type { Operation } from '../../src/model/service.ts'
import { dmpAction, dmpPath, habilitations } from '../../src/protocols/dmp/names.ts'
import { soapResponse } from '../../src/protocols/soap/write.ts'
import { el } from '../../src/xml/write.ts'
import { underIncident } from './incident.ts'
import { messageOf, receive } from './incoming.ts'
import type { DmpState } from './state.ts'

/** TD0.3: declares that the user is authorised. Played so that a product that asks for it is seen doing so. */
export const setAuthorization: Operation<DmpState> = {
  name: 'TD0.3',
  method: 'POST',
  path: dmpPath.habilitations,
  matches: (request) => {
    const envelope = messageOf(request)?.envelope
    return envelope?.action === dmpAction['TD0.3'] || envelope?.body.name === 'setAuthorization'
  },
  handle: (request, state) =>
    underIncident(state, () =>
      receive(request, state, ({ message, notes }) => {
        const addressing = {
          action: dmpAction['TD0.3-response'],
          messageId: `urn:uuid:${state.uuid()}`,
          relatesTo: message.envelope.messageId,
        }
        const body = el('setAuthorizationResponse', { xmlns: habilitations }, el('status', {}, 'DMPOk'))
        return { response: soapResponse(addressing, body), assumptions: ['dmp.td0.3-shape'], notes }
      }),
    ),
}
