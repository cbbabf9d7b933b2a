import { sameProfessional } from '../../../src/protocols/oidc/professional.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { authorizations, listed } from '../evidence/seen.ts'

const orderOf = (record: ScenarioRecord) => (id: string) => record.events.findIndex((event) => event.id === id)

interface LoggedOut {
  readonly nationalId: string
  readonly left: readonly string[]
}

const sessionsAfterLogout = (record: ScenarioRecord): readonly Observation<LoggedOut>[] => {
  const order = orderOf(record)
  return record.actions('session.logout').flatMap(({ id, params, result }) => {
    const next = record.actions('session.list').find((list) => order(list.id) > order(id))
    if (result === undefined || next?.result === undefined) return []
    const left = next.result.sessions.map(({ nationalId }) => nationalId)
    return [{ value: { nationalId: params.nationalId, left }, evidence: [id, next.id] }]
  })
}

export const logoutClosesTheSession = check({
  id: 'psc.logoutClosesTheSession',
  title: {
    fr: 'Après la déconnexion, le produit n’a plus de session de ce professionnel',
    en: 'After logging out, the product holds no session of this professional',
  },
  verifies: ['PSC.01'],
  observes: sessionsAfterLogout,
  judge: ({ nationalId, left }) => ({
    ok: !left.some((id) => sameProfessional(id, nationalId)),
    expected: { fr: `aucune session de ${nationalId}`, en: `no session of ${nationalId}` },
    actual: listed(left),
  }),
})

/**
 * Status of Pro Santé Connect's answer to the click that follows a logout. Where the product had nothing left to close,
 * as after a closing for inactivity, nobody logged out: Pro Santé Connect's session may go on (supplement 2, 1.3).
 */
const clicksAfterLogout = (record: ScenarioRecord): readonly Observation<number>[] => {
  const order = orderOf(record)
  return record.actions('session.logout').flatMap(({ id, result }) => {
    const click = authorizations(record).find(({ exchange }) => order(exchange.id) > order(id))
    if (result?.closed !== true || click === undefined) return []
    return [{ value: click.exchange.response.status, evidence: [id, click.exchange.id] }]
  })
}

export const logoutClosesProSanteConnect = check({
  id: 'psc.logoutClosesProSanteConnect',
  title: {
    fr: 'Après la déconnexion, le bouton montre de nouveau la page d’authentification',
    en: 'After logging out, the button shows the authentication page again',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.logout-ends-sso',
  observes: clicksAfterLogout,
  judge: (status) => ({
    ok: status === 200,
    expected: { fr: 'la page d’authentification', en: 'the authentication page' },
    actual:
      status === 200
        ? { fr: 'la page d’authentification', en: 'the authentication page' }
        : { fr: `un retour immédiat au produit (${status})`, en: `an immediate return to the product (${status})` },
  }),
})
