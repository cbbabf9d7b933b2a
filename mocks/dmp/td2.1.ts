import type { Operation } from '../../src/model/service.ts'
import { readFeed } from '../../src/protocols/dmp/feed.ts'
import type { SoapMessage } from '../../src/protocols/dmp/message.ts'
import { dmpAction, dmpPath } from '../../src/protocols/dmp/names.ts'
import { type Assertion, assertionIn } from '../../src/protocols/saml/assertion.ts'
import { soapResponse } from '../../src/protocols/soap/write.ts'
import { grantOf } from '../../src/rules/dmp/rights.ts'
import { type FeedCase, travelsAsMtom } from '../../src/rules/dmp/submission.ts'
import { type Caller, callerOf, columnOf } from './caller.ts'
import { underIncident } from './incident.ts'
import { messageOf, receive } from './incoming.ts'
import { dmpRuleNote } from './notes.ts'
import type { Objection } from './objection.ts'
import { isAttending, recordOf, stateOf } from './records.ts'
import { register, replacementErrors } from './registration.ts'
import { refusalOf, registryResponse } from './registry-answer.ts'
import { repeatedIds } from './repeated-ids.ts'
import type { DmpState } from './state.ts'
import { type SubmissionError, submissionErrors } from './submission-errors.ts'
import { denied, recordIsClosed, recordIsUnknown } from './transaction.ts'

const selected: SubmissionError = {
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

/** Who bears a staff card feeds by TD2.2; everybody else by TD2.1. */
const transactionOf = ({ envelope }: SoapMessage): 'TD2.1' | 'TD2.2' => {
  const assertion = assertionIn(envelope)
  return assertion !== undefined && callerOf(assertion).kind === 'cpe' ? 'TD2.2' : 'TD2.1'
}

/** What the record and the rights say against a caller who feeds. A rule of its own says that AIR grants no feeding. */
const callerErrors = (name: 'TD2.1' | 'TD2.2', caller: Caller, state: DmpState): readonly SubmissionError[] => {
  const record = recordOf(state.records, caller.matricule ?? '', state.now())
  const granted =
    caller.matrix === 'air' || grantOf('direct', name, columnOf(caller, isAttending(record, caller))) !== 'no'
  const found = caller.matricule === undefined ? 'open' : stateOf(record, state.now())
  return [
    ...(granted ? [] : [denied(name)]),
    ...(found === 'closed' ? [recordIsClosed] : []),
    ...(found === 'none' ? [recordIsUnknown('XDSUnknownPatientId')] : []),
  ]
}

/** Feeding (ITI-41, MTOM), under the name of the transaction that a kind of caller uses. */
const feedBy = (name: 'TD2.1' | 'TD2.2'): Operation<DmpState> => ({
  name,
  method: 'POST',
  path: dmpPath.repository,
  matches: (request) => {
    const message = messageOf(request)
    return message !== undefined && readFeed(message) !== undefined && transactionOf(message) === name
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
          const errors = [
            ...submissionErrors(subject, message),
            ...again,
            ...replacementErrors(subject.feed, state),
            ...callerErrors(name, callerOf(assertion), state),
          ]
          const said = [...notes, ...errors.flatMap(({ note }) => note ?? [])]
          const refused = [...(state.fault === 'td2.1-refuse' ? [selected] : []), ...(state.lenient ? [] : errors)]
          if (refused.length > 0) {
            const response = soapResponse(addressing, refusalOf(refused))
            const assumptions =
              again.length > 0 ? (['dmp.refusal-codes', 'dmp.unique-ids'] as const) : (['dmp.refusal-codes'] as const)
            return { response, assumptions, notes: said }
          }
          const full = register(message.envelope.body, subject.feed, callerOf(assertion), state)
          if (full.length > 0) {
            const response = soapResponse(addressing, refusalOf(full))
            return { response, assumptions: ['dmp.refusal-codes'], notes: said }
          }
          return { response: soapResponse(addressing, registryResponse('Success')), notes: said }
        },
        mtom,
      ),
    ),
})

/** TD2.1: feeds a DMP with a submission set and its documents. */
export const feedDocuments = feedBy('TD2.1')

/** TD2.2: the same by the bearer of a staff card (CPE), under direct authentication. */
export const feedByStaff = feedBy('TD2.2')
