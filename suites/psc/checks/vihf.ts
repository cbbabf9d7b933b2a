import { header } from '../../../src/model/exchange.ts'
import { soapMessageIn } from '../../../src/protocols/dmp/message.ts'
import { sameProfessional } from '../../../src/protocols/oidc/professional.ts'
import { assertionIn } from '../../../src/protocols/saml/assertion.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { listed } from '../evidence/seen.ts'

interface Carried {
  readonly sessions: readonly string[]
  readonly nameId: string
}

/** The identity in every VIHF that the DMP received, beside the sessions open at that moment. */
const carried = (record: ScenarioRecord): readonly Observation<Carried>[] => {
  const position = (id: string) => record.events.findIndex((event) => event.id === id)
  return record.exchanges('dmp').flatMap(({ id, operation, request, requestBody }) => {
    const before = record.actions('session.list').findLast((list) => position(list.id) < position(id))
    if (operation === undefined || before?.result === undefined || before.result.sessions.length === 0) return []
    const message = record.view(requestBody, soapMessageIn, header(request.headers, 'content-type'))
    const nameId = assertionIn(message.envelope)?.nameId
    if (nameId === undefined) return []
    const sessions = before.result.sessions.map(({ nationalId }) => nationalId)
    return [{ value: { sessions, nameId }, evidence: [before.id, id] }]
  })
}

export const vihfNamesTheProfessionalOfTheSession = check({
  id: 'psc.vihfNamesTheProfessionalOfTheSession',
  title: {
    fr: 'Le VIHF envoyé au DMP nomme le professionnel connecté par Pro Santé Connect',
    en: 'The VIHF sent to the DMP names the professional logged in with Pro Santé Connect',
  },
  verifies: ['DMP/PSC.01'],
  observes: carried,
  judge: ({ sessions, nameId }) => ({
    ok: sessions.some((id) => sameProfessional(id, nameId)),
    expected: listed(sessions),
    actual: nameId,
  }),
})
