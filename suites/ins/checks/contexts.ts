import type { InsiCall } from '../../../src/protocols/ins/contexts.ts'
import { type Envelope, readEnvelope } from '../../../src/protocols/soap/envelope.ts'
import type { Reader } from '../../../src/protocols/views.ts'
import { contextsAreOfTheCall } from '../../../src/rules/insi/contexts.ts'
import type { Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { XmlError } from '../../../src/xml/problem.ts'
import { newEachTime } from '../../new-each-time.ts'
import { ruleCheck } from '../../rule-check.ts'
import { insiCalls } from '../evidence/seen.ts'

const assumption = 'insi.contexts-of-the-call'
const verifies = ['INS/va1.52']

/** The envelope of a request; undefined when it is none, which `ins.insiTakesTheRequest` judges. */
const envelopeIn: Reader<Envelope | undefined> = (body, view) => {
  try {
    return view(body, readEnvelope)
  } catch (error) {
    if (error instanceof XmlError) return undefined
    throw error
  }
}

const calls = (record: ScenarioRecord): readonly Observation<InsiCall>[] => {
  const times = new Map(record.events.map(({ id, at }) => [id, at]))
  return insiCalls(record).flatMap(({ id, requestBody, tls }) => {
    const envelope = record.view(requestBody, envelopeIn)
    const at = new Date(times.get(id) ?? '')
    return envelope === undefined
      ? []
      : [{ value: { envelope, at, clientSubject: tls?.clientSubject }, evidence: [id] }]
  })
}

export const insiContextsAreOfTheCall = ruleCheck({
  id: 'ins.insiContextsAreOfTheCall',
  title: {
    fr: 'Les contextes de l’appel à INSi disent sa date, son émetteur et le logiciel',
    en: 'The contexts of the call of INSi tell its time, its sender and the software',
  },
  verifies,
  rules: [contextsAreOfTheCall],
  subjects: calls,
})

export const insiMessageIdIsNewEachTime = newEachTime({
  id: 'ins.insiMessageIdIsNewEachTime',
  title: { fr: 'Chaque appel à INSi a son propre wsa:MessageID', en: 'Each call of INSi has its own wsa:MessageID' },
  verifies,
  assumption,
  sent: (record) =>
    calls(record).flatMap(({ value: { envelope }, evidence }) =>
      envelope.messageId === undefined ? [] : [{ value: envelope.messageId, evidence }],
    ),
})
