import type { Operation } from '../../src/model/service.ts'
import { readFeed } from '../../src/protocols/dmp/feed.ts'
import { dmpAction, dmpPath, registryService } from '../../src/protocols/dmp/names.ts'
import { soapResponse } from '../../src/protocols/soap/write.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import { underIncident } from './incident.ts'
import { messageOf, receive, refuse } from './incoming.ts'
import type { DmpState } from './state.ts'
import { feedNotes } from './td2.1-notes.ts'

const registryResponse = (status: 'Success' | 'Failure', ...content: readonly Markup[]): Markup =>
  el(
    'rs:RegistryResponse',
    { 'xmlns:rs': registryService, status: `urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:${status}` },
    content,
  )

const refusal = registryResponse(
  'Failure',
  el(
    'rs:RegistryErrorList',
    {},
    el('rs:RegistryError', {
      errorCode: 'XDSRepositoryError',
      codeContext: 'Alimentation refusée par le banc (défaut td2.1-refuse)',
      severity: 'urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error',
    }),
  ),
)

/** TD2.1: feeds a DMP with a submission set and its documents (ITI-41, MTOM or inline). */
export const feedDocuments: Operation<DmpState> = {
  name: 'TD2.1',
  method: 'POST',
  path: dmpPath.repository,
  matches: (request) => {
    const message = messageOf(request)
    return message !== undefined && readFeed(message) !== undefined
  },
  handle: (request, state) =>
    underIncident(state, () =>
      receive(request, state, ({ message, assertion, notes }) => {
        const feed = readFeed(message)
        if (feed === undefined) return refuse(state, message, { reason: 'not a ProvideAndRegisterDocumentSetRequest' })
        const addressing = {
          action: dmpAction['TD2.1-response'],
          messageId: `urn:uuid:${state.uuid()}`,
          relatesTo: message.envelope.messageId,
        }
        const said = [...notes, ...feedNotes(feed, message, assertion)]
        if (state.fault === 'td2.1-refuse') {
          return { response: soapResponse(addressing, refusal), assumptions: ['dmp.refusal-codes'], notes: said }
        }
        for (const { uniqueId, patientId, title } of feed.metadata.documentEntries) {
          state.documents.push({ uniqueId, patientId, title })
        }
        return { response: soapResponse(addressing, registryResponse('Success')), notes: said }
      }),
    ),
}
