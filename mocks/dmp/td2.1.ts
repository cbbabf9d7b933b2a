import type { Operation } from '../../src/model/service.ts'
import { readFeed } from '../../src/protocols/dmp/feed.ts'
import type { SoapMessage } from '../../src/protocols/dmp/message.ts'
import { dmpAction, dmpPath, registryService } from '../../src/protocols/dmp/names.ts'
import type { Assertion } from '../../src/protocols/saml/assertion.ts'
import { soapResponse } from '../../src/protocols/soap/write.ts'
import { type FeedCase, travelsAsMtom } from '../../src/rules/dmp/submission.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import { underIncident } from './incident.ts'
import { messageOf, receive } from './incoming.ts'
import { dmpRuleNote } from './notes.ts'
import type { Objection } from './objection.ts'
import { repeatedIds } from './repeated-ids.ts'
import type { DmpState } from './state.ts'
import { type SubmissionError, submissionErrors } from './submission-errors.ts'

const registryResponse = (status: 'Success' | 'Failure', ...content: readonly Markup[]): Markup =>
  el(
    'rs:RegistryResponse',
    { 'xmlns:rs': registryService, status: `urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:${status}` },
    content,
  )

const refusalOf = (errors: readonly Omit<SubmissionError, 'note'>[]): Markup =>
  registryResponse(
    'Failure',
    el(
      'rs:RegistryErrorList',
      {},
      errors.map(({ code, why }) =>
        el('rs:RegistryError', {
          errorCode: code,
          codeContext: why.fr,
          severity: 'urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error',
        }),
      ),
    ),
  )

const selected: Omit<SubmissionError, 'note'> = {
  code: 'XDSRepositoryError',
  why: {
    fr: 'Alimentation refusée par le banc (défaut td2.1-refuse)',
    en: 'Feed refused by the bench (fault td2.1-refuse)',
  },
}

const subjectOf = (message: SoapMessage, assertion: Assertion): FeedCase | undefined => {
  const feed = readFeed(message)
  return feed && { feed, mtom: message.mtom, assertion }
}

/** The endpoint of ITI-41 takes MTOM only. */
const mtom = (message: SoapMessage, assertion: Assertion): readonly Objection[] => {
  const subject = subjectOf(message, assertion)
  const { findings } = subject === undefined ? { findings: [] } : travelsAsMtom.check(subject)
  return findings.map(({ message: reason }) => ({
    reason,
    note: dmpRuleNote(travelsAsMtom).with({ why: reason }),
    assumption: 'dmp.transport-fault',
  }))
}

/** TD2.1: feeds a DMP with a submission set and its documents (ITI-41, MTOM). */
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
      receive(
        request,
        state,
        ({ message, assertion, notes }) => {
          const subject = subjectOf(message, assertion)
          if (subject === undefined) throw new Error('`matches` lets only feeds through')
          const addressing = {
            action: dmpAction['TD2.1-response'],
            messageId: `urn:uuid:${state.uuid()}`,
            relatesTo: message.envelope.messageId,
          }
          const again = repeatedIds(subject.feed, state)
          const errors = [...submissionErrors(subject, message), ...again]
          const said = [...notes, ...errors.map(({ note }) => note)]
          const refused = [...(state.fault === 'td2.1-refuse' ? [selected] : []), ...(state.lenient ? [] : errors)]
          if (refused.length > 0) {
            const response = soapResponse(addressing, refusalOf(refused))
            const assumptions =
              again.length > 0 ? (['dmp.refusal-codes', 'dmp.unique-ids'] as const) : (['dmp.refusal-codes'] as const)
            return { response, assumptions, notes: said }
          }
          const set = subject.feed.metadata.submissionSet?.uniqueId
          if (set !== undefined) state.submissionIds.add(set)
          for (const { uniqueId, patientId, title } of subject.feed.metadata.documentEntries) {
            state.documents.push({ uniqueId, patientId, title })
          }
          return { response: soapResponse(addressing, registryResponse('Success')), notes: said }
        },
        mtom,
      ),
    ),
}
