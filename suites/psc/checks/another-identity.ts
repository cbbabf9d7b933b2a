import { decodeJwt, textClaim } from '../../../src/protocols/oidc/jwt.ts'
import { nationalIdOf, sameProfessional } from '../../../src/protocols/oidc/professional.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { around, under } from '../evidence/around.ts'
import { afterRenewal, renewals } from '../evidence/renewals.ts'
import { listed, redemptions, type SessionsAround } from '../evidence/seen.ts'

interface Named {
  readonly who: string
  readonly sessions: SessionsAround
}

/** Logins whose UserInfo named somebody else, beside whom the id_token named. */
const namingAnother = (record: ScenarioRecord): readonly Observation<Named>[] => {
  const marked = under('userinfo-names-another', record, 'token').map(({ id }) => id)
  return redemptions(record)
    .filter(({ id }) => marked.includes(id))
    .flatMap(({ id, claims }) => {
      const who = claims && nationalIdOf(claims)
      if (who === undefined) return []
      const asked = under('userinfo-names-another', record, 'userinfo').map((exchange) => exchange.id)
      return around(record, id).map(({ value, evidence }) => ({
        value: { who, sessions: value },
        evidence: [...evidence, ...asked],
      }))
    })
}

export const userInfoNamingAnotherOpensNoOtherSession = check({
  id: 'psc.userInfoNamingAnotherOpensNoOtherSession',
  title: {
    fr: 'Un UserInfo qui nomme un autre professionnel que l’id_token n’ouvre pas la session de cet autre',
    en: 'A UserInfo that names another professional than the id_token does not open the session of that other',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.userinfo-agrees-with-the-id-token',
  observes: namingAnother,
  judge: ({ who, sessions }) => ({
    ok: sessions.opened.every((id) => sameProfessional(id, who)),
    expected: { fr: `aucune session, ou celle de ${who}`, en: `no session, or that of ${who}` },
    actual: listed(sessions.opened),
  }),
})

/** Family names of forged UserInfos, and the names of the sessions listed next. A product that never asks cannot be misled. */
const forgedNames = (record: ScenarioRecord) => {
  const position = (id: string) => record.events.findIndex((event) => event.id === id)
  const asked = under('userinfo-signed-by-another-key', record, 'userinfo')
  return redemptions(record)
    .filter(({ id }) => under('userinfo-signed-by-another-key', record, 'token').some((one) => one.id === id))
    .flatMap(({ id }) => {
      const next = record.actions('session.list').find((list) => position(list.id) > position(id))
      if (next?.result === undefined) return []
      const forged = asked.flatMap(({ responseBody }) => {
        const name = textClaim(decodeJwt(new TextDecoder().decode(responseBody))?.claims ?? {}, 'family_name')
        return name === undefined ? [] : [name.toUpperCase()]
      })
      const names = next.result.sessions.map(({ name }) => name)
      return [{ value: { forged, names }, evidence: [id, ...asked.map((one) => one.id), next.id] }]
    })
}

export const forgedUserInfoIsNotBelieved = check({
  id: 'psc.forgedUserInfoIsNotBelieved',
  title: {
    fr: 'Le nom que donne un UserInfo mal signé n’est pas repris par la session',
    en: 'The name that a wrongly signed UserInfo gives is not taken over by the session',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.userinfo-signature-verified',
  observes: forgedNames,
  judge: ({ forged, names }) => ({
    ok: !names.some((name) => forged.some((one) => name.toUpperCase().includes(one))),
    expected:
      forged.length === 0
        ? { fr: 'UserInfo refusé ou jamais demandé', en: 'UserInfo refused or never asked for' }
        : { fr: `aucune session au nom de ${listed(forged)}`, en: `no session in the name of ${listed(forged)}` },
    actual: listed(names),
  }),
})

export const refreshedIdTokenOfAnotherGivesNoSession = check({
  id: 'psc.refreshedIdTokenOfAnotherGivesNoSession',
  title: {
    fr: 'L’id_token d’un autre, reçu à un renouvellement, ne donne pas la session à cet autre',
    en: 'The id_token of another person, received at a renewal, does not hand the session over',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.refreshed-sub-verified',
  observes: (record) =>
    afterRenewal(
      record,
      renewals(record).filter(({ fault }) => fault === 'refreshed-id-token-of-another'),
    ),
  judge: ({ nationalId, left }) => ({
    ok: left.every((id) => sameProfessional(id, nationalId)),
    expected: { fr: `aucune session, ou celle de ${nationalId}`, en: `no session, or that of ${nationalId}` },
    actual: listed(left),
  }),
})
