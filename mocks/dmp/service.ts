import type { HttpService } from '../../src/model/service.ts'
import { dmpAssumptions } from './assumptions.ts'
import { dmpFaults } from './faults.ts'
import { underIncident } from './incident.ts'
import { messageOf, refuse, unreadable } from './incoming.ts'
import { allDmpNotes, dmpNotes } from './notes.ts'
import { type DmpState, recordedSettings, startDmp } from './state.ts'
import { existenceTest } from './td0.2.ts'
import { setAuthorization } from './td0.3.ts'
import { authorisedRecords } from './td0.4.ts'
import { searchWithoutIns } from './td0.5.ts'
import { administrativeData } from './td1.3a.ts'
import { authorisedProfessionals } from './td1.6.ts'
import { feedByStaff, feedDocuments } from './td2.1.ts'
import { searchDocuments } from './td3.1.ts'
import { retrieveDocuments } from './td3.2.ts'
import { changeConfidentiality } from './td3.3ab.ts'
import { deleteDocuments } from './td3.3c.ts'
import { archiveDocuments } from './td3.3d.ts'

/**
 * The DMP as a feeding product meets it. TLS asks for the organisation's AUTH_CLI certificate, as the real service does
 * under indirect authentication.
 */
export const dmpService: HttpService<DmpState> = {
  kind: 'http',
  name: 'dmp',
  title: { fr: 'DMP (Mon espace santé), côté professionnel', en: 'DMP (national health record), professional side' },
  mtls: 'required',
  assumptions: dmpAssumptions,
  faults: dmpFaults,
  notes: allDmpNotes,
  operations: [
    existenceTest,
    setAuthorization,
    authorisedRecords,
    searchWithoutIns,
    administrativeData,
    authorisedProfessionals,
    feedDocuments,
    feedByStaff,
    searchDocuments,
    retrieveDocuments,
    changeConfidentiality,
    deleteDocuments,
    archiveDocuments,
  ],
  start: startDmp,
  recorded: recordedSettings,
  unmatched: (request, state) =>
    underIncident(state, () => {
      if (request.method !== 'POST') return { response: { status: 405, headers: { allow: 'POST' }, body: '' } }
      const message = messageOf(request)
      if (message === undefined) return refuse(state, message, unreadable)
      const action = message.envelope.action ?? '∅'
      return refuse(state, message, {
        reason: {
          fr: `${request.url} ne connaît pas l’action ${action} avec ce contenu`,
          en: `${request.url} does not know the action ${action} with this content`,
        },
        note: dmpNotes.actionUnknown.with({ address: request.url, action }),
      })
    }),
}
