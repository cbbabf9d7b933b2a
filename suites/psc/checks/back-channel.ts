import { header } from '../../../src/model/exchange.ts'
import type { FaultOf } from '../../../src/model/words.ts'
import { readAuthorizationAnswer } from '../../../src/protocols/oidc/authorization-answer.ts'
import { sameProfessional } from '../../../src/protocols/oidc/professional.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { around, opensNone, opensOne, tokensUnder, under } from '../evidence/around.ts'
import { askedByAPage, listed, redemptions, type SessionsAround } from '../evidence/seen.ts'

export const failedExchangeOpensNoSession = check({
  id: 'psc.failedExchangeOpensNoSession',
  title: {
    fr: 'Un code que Pro Santé Connect n’échange pas n’ouvre pas de session',
    en: 'A code that Pro Santé Connect does not redeem opens no session',
  },
  verifies: ['PSC.01'],
  observes: (record) =>
    redemptions(record)
      .filter(({ status }) => status !== 200)
      .flatMap(({ id }) => around(record, id)),
  judge: opensNone,
})

export const rotatedKeyOpensTheSession = check({
  id: 'psc.rotatedKeyOpensTheSession',
  title: {
    fr: 'Un id_token signé par la clé suivante, publiée d’avance, ouvre la session',
    en: 'An id_token signed by the next key, published beforehand, opens the session',
  },
  verifies: ['PSC.01'],
  observes: tokensUnder('key-rotated'),
  judge: opensOne,
})

export const newKeyOpensTheSession = check({
  id: 'psc.newKeyOpensTheSession',
  title: {
    fr: 'Devant une clé de signature inconnue, le produit relit les clés publiées et ouvre la session',
    en: 'Faced with an unknown signing key, the product reads the published keys again and opens the session',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.keys-reloaded',
  observes: tokensUnder('key-rotated-unannounced'),
  judge: opensOne,
})

export const slowExchangeOpensTheSession = check({
  id: 'psc.slowExchangeOpensTheSession',
  title: {
    fr: 'Le produit attend un échange du code qui tarde de quelques secondes',
    en: 'The product waits for an exchange of the code that takes a few seconds',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.slow-answer-awaited',
  // From the code on: a product that gives up leaves an exchange that ends, and is written down, after its own answer.
  observes: (record) =>
    ['authorize', 'authenticate']
      .flatMap((operation) => under('token-slow', record, operation))
      .filter(({ response }) => readAuthorizationAnswer(header(response.headers, 'location') ?? '').code !== undefined)
      .flatMap(({ id }) => around(record, id)),
  judge: opensOne,
})

/** A product that never asks UserInfo cannot be misled by it: its logins count as well. */
const loginsUnder = (fault: FaultOf<'psc'>) => (record: ScenarioRecord) => {
  const asked = under(fault, record, 'userinfo')
  return tokensUnder(fault)(record).map(({ value, evidence }) => ({
    value: { sessions: value, asked: asked.length > 0 },
    evidence: [...evidence, ...asked.map(({ id }) => id)],
  }))
}

export const userInfoOfAnotherPersonOpensNoSession = check({
  id: 'psc.userInfoOfAnotherPersonOpensNoSession',
  title: {
    fr: 'Un UserInfo dont le sub n’est pas celui de l’id_token n’ouvre pas de session',
    en: 'A UserInfo whose sub is not the id_token’s opens no session',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.userinfo-sub-verified',
  observes: loginsUnder('userinfo-sub-differs'),
  judge: ({ sessions, asked }) =>
    asked
      ? opensNone(sessions)
      : {
          ok: true,
          expected: { fr: 'UserInfo refusé ou jamais demandé', en: 'UserInfo refused or never asked for' },
          actual: { fr: 'UserInfo jamais demandé', en: 'UserInfo never asked for' },
        },
})

/** The professional whom Pro Santé Connect let in, by the request's own login, and the sessions that came of it. */
const unnamed = (record: ScenarioRecord): readonly Observation<{ who: string; sessions: SessionsAround }>[] =>
  redemptions(record).flatMap(({ id, claims }) => {
    const who = claims?.preferred_username
    if (typeof who !== 'string' || claims?.SubjectNameID !== undefined) return []
    return around(record, id).map(({ value, evidence }) => ({ value: { who, sessions: value }, evidence }))
  })

export const unnamedProfessionalIsNobodyElse = check({
  id: 'psc.unnamedProfessionalIsNobodyElse',
  title: {
    fr: 'Sans SubjectNameID, aucune session ne s’ouvre au nom d’un autre professionnel',
    en: 'Without SubjectNameID, no session opens in the name of another professional',
  },
  verifies: ['PSC.01'],
  observes: unnamed,
  judge: ({ who, sessions }) => ({
    ok: sessions.opened.every((id) => sameProfessional(id, who)),
    expected: { fr: `aucune session, ou celle de ${who}`, en: `no session, or that of ${who}` },
    actual: listed(sessions.opened),
  }),
})

/** Calls that only a server may make. The browser asks for pages, never for these. */
const serverOperations = ['token', 'userinfo', 'introspect', 'revoke', 'ciba']

export const onlyTheServerCallsProSanteConnect = check({
  id: 'psc.onlyTheServerCallsProSanteConnect',
  title: {
    fr: 'Aucune page du produit n’appelle elle-même Pro Santé Connect (CORS interdit)',
    en: 'No page of the product calls Pro Santé Connect by itself (CORS is not permitted)',
  },
  verifies: ['PSC.01'],
  observes: (record) => {
    const calls = serverOperations.flatMap((operation) => record.exchanges('psc', operation))
    if (calls.length === 0) return []
    const byAPage = calls.filter(({ request }) => askedByAPage(request))
    const shown = byAPage.length > 0 ? byAPage : calls
    return [{ value: byAPage.map(({ operation = '' }) => operation), evidence: shown.map(({ id }) => id) }]
  },
  judge: (operations) => ({
    ok: operations.length === 0,
    expected: { fr: 'des appels de serveur à serveur seulement', en: 'calls from server to server only' },
    actual: operations.length === 0 ? '∅' : listed(operations),
  }),
})
