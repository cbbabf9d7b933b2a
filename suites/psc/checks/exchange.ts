import type { Text } from '../../../src/model/text.ts'
import { queryOf } from '../../../src/protocols/oidc/parameters.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { askedByAPage, type HandedCode, handedCodes, type Redemption, redemptions } from '../evidence/seen.ts'

interface CodeAndRedemption {
  readonly handed: HandedCode
  readonly redeemed: Redemption | undefined
}

const codes = (record: ScenarioRecord): readonly Observation<CodeAndRedemption>[] =>
  handedCodes(record).map((handed) => {
    const redeemed = redemptions(record).find(({ code }) => code === handed.code)
    return { value: { handed, redeemed }, evidence: redeemed === undefined ? [handed.id] : [handed.id, redeemed.id] }
  })

const problem = ({ handed, redeemed }: CodeAndRedemption): Text | undefined => {
  if (redeemed === undefined) return { fr: 'le code n’a pas été échangé', en: 'the code was not redeemed' }
  // Pro Santé Connect allows no call across origins.
  if (askedByAPage(redeemed)) {
    return { fr: 'le code a été échangé par un navigateur', en: 'the code was redeemed by a browser' }
  }
  if (redeemed.redirectUri !== handed.request?.redirectUri) {
    return { fr: `redirect_uri différent : ${redeemed.redirectUri}`, en: `other redirect_uri: ${redeemed.redirectUri}` }
  }
  if (redeemed.status === 200) return undefined
  const said = `${redeemed.status} ${redeemed.answer?.error ?? ''}`.trim()
  return { fr: `l’échange a été refusé : ${said}`, en: `the exchange was refused: ${said}` }
}

export const codeIsExchangedByTheServer = check({
  id: 'psc.codeIsExchangedByTheServer',
  title: {
    fr: 'Le serveur du produit échange le code remis au navigateur, en s’authentifiant',
    en: 'The product’s server redeems the code given to the browser, authenticating itself',
  },
  verifies: ['PSC.01'],
  observes: codes,
  judge: (value) => {
    const wrong = problem(value)
    return {
      ok: wrong === undefined,
      expected: { fr: 'un échange du code, de serveur à serveur', en: 'the code redeemed from server to server' },
      actual: wrong ?? {
        fr: `échangé, client authentifié par ${value.redeemed?.form.credentials.method}`,
        en: `redeemed, client authenticated by ${value.redeemed?.form.credentials.method}`,
      },
    }
  },
})

/** Values that must not be seen by the browser, and the places where they are. */
interface Kept {
  readonly values: readonly string[]
  readonly leaks: readonly string[]
}

/** Something that the browser saw or keeps, and where. */
interface Shown {
  readonly id: string
  readonly where: string
  readonly text: string
}

const withoutQuery = (url: string): string => url.split('?', 1)[0] ?? ''

const hopsOf = (record: ScenarioRecord): readonly Shown[] =>
  record.hops().map(({ id, method, url, location = '', bodyBytes }) => ({
    id,
    where: `${method} ${withoutQuery(url)}`,
    text: [url, location, new TextDecoder().decode(bodyBytes)].join('\n'),
  }))

/** What a real browser tells besides: what scripts can read there, and what pages ask of other origins. */
const pagesOf = (record: ScenarioRecord): readonly Shown[] =>
  record
    .all('browser.page')
    .flatMap(({ id, data: { storage, requests } }) => [
      ...storage.local.map(({ key, value }) => ({ id, where: `localStorage ${key}`, text: value })),
      ...storage.session.map(({ key, value }) => ({ id, where: `sessionStorage ${key}`, text: value })),
      ...storage.cookies.map(({ name, value = '' }) => ({ id, where: `cookie ${name}`, text: value })),
      ...requests.map(({ method, url }) => ({ id, where: `${method} ${withoutQuery(url)}`, text: url })),
    ])

const keptFromTheBrowser = (
  record: ScenarioRecord,
  valuesOf: (redemption: Redemption) => readonly (string | undefined)[],
): readonly Observation<Kept>[] => {
  const hops = hopsOf(record)
  if (hops.length === 0) return []
  const places = [...hops, ...pagesOf(record)]
  return redemptions(record).flatMap((redemption) => {
    const values = valuesOf(redemption).filter((value) => value !== undefined)
    if (values.length === 0) return []
    const leaking = places.filter(({ text }) =>
      values.some((value) => text.includes(value) || text.includes(encodeURIComponent(value))),
    )
    const value = { values, leaks: [...new Set(leaking.map(({ where }) => where))] }
    return [{ value, evidence: [redemption.id, ...new Set(leaking.map(({ id }) => id))] }]
  })
}

const nowhere = { fr: 'nulle part dans le navigateur', en: 'nowhere in the browser' }

export const clientSecretStaysOnTheServer = check({
  id: 'psc.clientSecretStaysOnTheServer',
  title: {
    fr: 'Le secret du service n’arrive jamais au navigateur',
    en: 'The client secret never reaches the browser',
  },
  verifies: ['PSC.01'],
  observes: (record) => keptFromTheBrowser(record, ({ form }) => [form.credentials.clientSecret]),
  judge: ({ leaks }) => ({ ok: leaks.length === 0, expected: nowhere, actual: leaks.join(', ') || nowhere }),
})

const noToken = { fr: 'aucun jeton', en: 'no token' }

/** A URL ends in logs and histories (RFC 6750 §5.3): no token is written there. */
export const tokensStayOutOfUrls = check({
  id: 'psc.tokensStayOutOfUrls',
  title: {
    fr: 'Aucun appel à Pro Santé Connect ne porte un jeton dans son adresse',
    en: 'No call of Pro Santé Connect carries a token in its address',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.tokens-kept-on-the-server',
  observes: (record) =>
    record.exchanges('psc').map(({ id, request }) => ({
      value: [...queryOf(request.url).keys()].filter((name) => /^(?:access|refresh)_token$/.test(name)),
      evidence: [id],
    })),
  judge: (names) => ({ ok: names.length === 0, expected: noToken, actual: names.join(', ') || noToken }),
})

export const tokensStayOnTheServer = check({
  id: 'psc.tokensStayOnTheServer',
  title: {
    fr: 'L’access_token et le refresh_token n’arrivent jamais au navigateur',
    en: 'Access and refresh tokens never reach the browser',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.tokens-kept-on-the-server',
  observes: (record) => keptFromTheBrowser(record, ({ answer }) => [answer?.accessToken, answer?.refreshToken]),
  judge: ({ leaks }) => ({ ok: leaks.length === 0, expected: nowhere, actual: leaks.join(', ') || nowhere }),
})
