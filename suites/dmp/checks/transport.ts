import { missingAddressing } from '../../../src/protocols/soap/envelope.ts'
import { travelsAsMtom } from '../../../src/rules/dmp/submission.ts'
import { check } from '../../../src/run/check.ts'
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
