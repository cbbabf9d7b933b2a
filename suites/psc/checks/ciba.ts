import { header } from '../../../src/model/exchange.ts'
import { backchannelAuthenticationRequest, cibaGrantType } from '../../../src/protocols/oidc/ciba-request.ts'
import { one } from '../../../src/protocols/oidc/parameters.ts'
import { sameProfessional } from '../../../src/protocols/oidc/professional.ts'
import { readBackChannelRequest } from '../../../src/protocols/oidc/token-request.ts'
import { readJsonObject, readTokenResponse } from '../../../src/protocols/oidc/token-response.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { untimely } from '../../../src/run/untimely.ts'
import { around, opensNone } from '../evidence/around.ts'
import { listed } from '../evidence/seen.ts'

const formOf = ({ request, requestBody }: ReturnType<ScenarioRecord['exchanges']>[number]) =>
  readBackChannelRequest(requestBody, header(request.headers, 'authorization')).parameters

const requests = (record: ScenarioRecord) =>
  record.exchanges('psc', 'ciba').map((exchange) => ({
    value: backchannelAuthenticationRequest(formOf(exchange)),
    evidence: [exchange.id],
  }))

const asked = (record: ScenarioRecord): readonly string[] =>
  record.actions('session.loginByCiba').map(({ params }) => params.nationalId)

export const cibaRequestNamesTheProfessional = check({
  id: 'psc.cibaRequestNamesTheProfessional',
  title: {
    fr: 'La demande CIBA nomme le professionnel (login_hint) et demande scope=openid scope_all',
    en: 'The CIBA request names the professional (login_hint) and asks for scope=openid scope_all',
  },
  verifies: ['PSC.01'],
  observes: requests,
  judge: ({ loginHint, scope }, record) => ({
    ok:
      loginHint !== undefined &&
      asked(record).some((id) => sameProfessional(id, loginHint)) &&
      ['openid', 'scope_all'].every((name) => scope.includes(name)),
    expected: `login_hint=${listed(asked(record))} scope=openid scope_all`,
    actual: `login_hint=${loginHint ?? '∅'} scope=${scope.join(' ')}`,
  }),
})

export const cibaRequestDemandsEidas1 = check({
  id: 'psc.cibaRequestDemandsEidas1',
  title: { fr: 'La demande CIBA porte acr_values=eidas1', en: 'The CIBA request carries acr_values=eidas1' },
  verifies: ['PSC.08'],
  assumption: 'psc.ciba-acr-values',
  observes: requests,
  judge: ({ acrValues }) => ({
    ok: acrValues.length === 1 && acrValues[0] === 'eidas1',
    expected: 'acr_values=eidas1',
    actual: listed(acrValues),
  }),
})

interface Wait {
  readonly atLeastMs: number
  readonly waitedMs: number
}

/** The journal writes an exchange down when it is over: what the bench itself took is not held against the product. */
const toleranceMs = 250

/** Time between one poll and the next, and what Pro Santé Connect had asked for: five seconds more after each slow_down. */
const waits = (record: ScenarioRecord): readonly Observation<Wait>[] => {
  const times = new Map(record.events.map(({ id, at }) => [id, Date.parse(at)]))
  // Between two dates of a clock that was moved there is no telling how long the product waited.
  if (untimely(record.events)) return []
  const [accepted] = record.exchanges('psc', 'ciba')
  const interval = accepted && readJsonObject(accepted.responseBody)?.interval
  if (accepted === undefined || typeof interval !== 'number') return []
  const polls = record
    .exchanges('psc', 'token')
    .filter((exchange) => one(formOf(exchange), 'grant_type') === cibaGrantType)
  const steps = [accepted, ...polls]
  let atLeastMs = interval * 1000
  return polls.map((poll, index) => {
    const before = steps[index] ?? accepted
    if (readTokenResponse(before.responseBody)?.error === 'slow_down') atLeastMs += 5_000
    const waitedMs = (times.get(poll.id) ?? 0) - (times.get(before.id) ?? 0)
    return { value: { atLeastMs, waitedMs }, evidence: [before.id, poll.id] }
  })
}

export const cibaPollsAtTheAllowedPace = check({
  id: 'psc.cibaPollsAtTheAllowedPace',
  title: {
    fr: 'Le produit n’interroge pas plus vite que Pro Santé Connect ne le permet',
    en: 'The product polls no faster than Pro Santé Connect allows',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.ciba-errors',
  observes: waits,
  judge: ({ atLeastMs, waitedMs }) => ({
    ok: waitedMs >= atLeastMs - toleranceMs,
    expected: `≥ ${atLeastMs} ms`,
    actual: `${waitedMs} ms`,
  }),
})

/** CIBA logins that Pro Santé Connect accepted, or would accept if the product kept asking. */
export const cibaSessionIsTheProfessionals = check({
  id: 'psc.cibaSessionIsTheProfessionals',
  title: {
    fr: 'Quand le professionnel accepte, la session qui s’ouvre est la sienne',
    en: 'When the professional accepts, the session that opens is theirs',
  },
  verifies: ['PSC.01'],
  observes: (record) => {
    const [id] = record.exchanges('psc', 'ciba').map((exchange) => exchange.id)
    return id === undefined ? [] : around(record, id)
  },
  judge: ({ opened }, record) => ({
    ok: opened.length > 0 && opened.every((one) => asked(record).some((id) => sameProfessional(id, one))),
    expected: listed(asked(record)),
    actual: listed(opened),
  }),
})

export const refusedCibaOpensNoSession = check({
  id: 'psc.refusedCibaOpensNoSession',
  title: {
    fr: 'Une demande CIBA refusée, expirée ou rejetée n’ouvre pas de session',
    en: 'A CIBA request that is refused, expires or is rejected opens no session',
  },
  verifies: ['PSC.01'],
  observes: (record) => {
    const [asking] = record.exchanges('psc', 'ciba')
    const granted = record.exchanges('psc', 'token').some(({ response }) => response.status === 200)
    return asking === undefined || granted ? [] : around(record, asking.id)
  },
  judge: opensNone,
})
