import { isA } from '../../../src/model/event.ts'
import { missingAddressing } from '../../../src/protocols/soap/envelope.ts'
import { travelsAsMtom } from '../../../src/rules/dmp/submission.ts'
import { check } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { newEachTime } from '../../new-each-time.ts'
import { ruleCheck } from '../../rule-check.ts'
import { feedingProfile } from '../evidence/rows.ts'
import { feedCases, transactions } from '../evidence/transactions.ts'

export const feedTravelsAsMtom = ruleCheck({
  id: 'dmp.feedTravelsAsMtom',
  title: {
    fr: 'L’alimentation voyage en MTOM/XOP (ITI-41)',
    en: 'The feed travels as MTOM/XOP (ITI-41)',
  },
  verifies: feedingProfile,
  rules: [travelsAsMtom],
  subjects: feedCases,
})

export const messageIdIsNewEachTime = newEachTime({
  id: 'dmp.messageIdIsNewEachTime',
  title: {
    fr: 'Chaque message au DMP a son propre wsa:MessageID',
    en: 'Each message to the DMP has its own wsa:MessageID',
  },
  verifies: feedingProfile,
  assumption: 'dmp.addressed-to-it',
  sent: (record) =>
    transactions(record).flatMap(({ value: { message }, evidence }) =>
      message.envelope.messageId === undefined ? [] : [{ value: message.envelope.messageId, evidence }],
    ),
})

/** What the product called: the address of the service, as the recording tells it, and the path. */
const addressOf = (record: ScenarioRecord): string =>
  record.run.filter(isA('service.started')).findLast(({ data }) => data.service === 'dmp')?.data.url ?? ''

export const messageIsAddressedToTheDmp = check({
  id: 'dmp.messageIsAddressedToTheDmp',
  title: { fr: 'wsa:To est l’adresse du DMP qui est appelée', en: 'wsa:To is the address of the DMP that is called' },
  verifies: feedingProfile,
  assumption: 'dmp.addressed-to-it',
  observes: (record) => {
    const address = addressOf(record)
    return transactions(record).flatMap(({ value: { message, exchange }, evidence }) => {
      const { to = '' } = message.envelope
      // The official sample of TD2.1 leaves it empty.
      return to === '' || address === '' ? [] : [{ value: { to, called: address + exchange.request.url }, evidence }]
    })
  },
  judge: ({ to, called }) => ({ ok: to === called, expected: called, actual: to }),
})

/** All seven contracts of the DMP bind SOAP 1.2 only; an old sample of TD2.1 that says otherwise is taken as its defect. */
export const messageIsSoap12 = check({
  id: 'dmp.messageIsSoap12',
  title: {
    fr: 'Les messages au DMP sont en SOAP 1.2',
    en: 'Messages to the DMP are in SOAP 1.2',
  },
  verifies: feedingProfile,
  observes: (record) => transactions(record),
  judge: ({ message: { envelope } }) => ({
    ok: envelope.version === '1.2',
    expected: 'SOAP 1.2',
    actual: `SOAP ${envelope.version}`,
  }),
})

export const messageIsAddressed = check({
  id: 'dmp.messageIsAddressed',
  title: {
    fr: 'Les messages au DMP portent les en-têtes wsa:Action, wsa:MessageID et wsa:To',
    en: 'Messages to the DMP carry the headers wsa:Action, wsa:MessageID and wsa:To',
  },
  verifies: feedingProfile,
  observes: (record) => transactions(record),
  judge: ({ message: { envelope } }) => {
    const missing = missingAddressing(envelope).map((name) => `wsa:${name}`)
    const none = { fr: 'aucun en-tête manquant', en: 'no missing header' }
    return {
      ok: missing.length === 0,
      expected: none,
      actual: missing.length === 0 ? none : { fr: `sans ${missing.join(', ')}`, en: `without ${missing.join(', ')}` },
    }
  },
})
