import { quoted } from '../../../src/model/text.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { BrowserHop, ScenarioRecord } from '../../../src/run/record.ts'
import { pageOf } from '../evidence/pages.ts'
import { redemptions } from '../evidence/seen.ts'

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '')

/** Pages of the product on which the browser stopped once the login had come back, as long as nobody logged out. */
const pagesAfterLogin = (record: ScenarioRecord): readonly BrowserHop[] => {
  const [login] = redemptions(record)
  if (login === undefined) return []
  const origins = record.actions('session.login').flatMap(({ result }) => (result ? [originOf(result.loginUrl)] : []))
  const position = (id: string) => record.events.findIndex((event) => event.id === id)
  const [logout] = record.actions('session.logout')
  const end = logout === undefined ? Number.POSITIVE_INFINITY : position(logout.id)
  return record
    .hops()
    .filter(({ id }) => position(id) > position(login.id) && position(id) < end)
    .filter(({ url, location }) => location === undefined && origins.includes(originOf(url)))
}

/** Words by which products name their logout control. */
const logoutWords = /d[ée]connexion|d[ée]connecter|log ?out|sign ?out/i

export const logoutIsReachable = check({
  id: 'psc.logoutIsReachable',
  title: {
    fr: 'Une fois connecté, le professionnel voit un bouton ou un lien de déconnexion',
    en: 'Once logged in, the professional sees a button or link to log out',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.logout-control',
  // A page with scripts and no such control proves nothing: a script might draw it.
  observes: (record) =>
    pagesAfterLogin(record)
      .map((hop) => ({ page: pageOf(record, hop), id: hop.id }))
      .map(({ page, id }) => ({ page, names: page.controls.map(({ name }) => name), id }))
      .filter(({ page, names }) => !page.runsScripts || names.some((name) => logoutWords.test(name)))
      .map(({ names, id }) => ({ value: names, evidence: [id] })),
  judge: (names) => ({
    ok: names.some((name) => logoutWords.test(name)),
    expected: { fr: 'un élément nommé « déconnexion »', en: 'a control named “log out”' },
    actual: names.map((name) => `« ${name} »`).join(', ') || { fr: 'aucun lien ni bouton', en: 'no link or button' },
  }),
})

const selected = (record: ScenarioRecord, fault: string): readonly string[] =>
  record
    .all('fault.selected')
    .filter(({ data }) => data.fault === fault)
    .map(({ id }) => id)

/** How the fault’s given name begins: where it stands unchanged in a page, the browser runs it. */
const hostile = /<img\s+src="x"\s+onerror=/i

export const givenNameIsEscaped = check({
  id: 'psc.givenNameIsEscaped',
  title: {
    fr: 'Un prénom fait de HTML s’affiche comme du texte, sans s’exécuter',
    en: 'A given name made of HTML is shown as text and does not run',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.claims-escaped',
  observes: (record) =>
    selected(record, 'html-in-given-name').flatMap((fault) =>
      pagesAfterLogin(record).map(({ id, bodyBytes }) => ({
        value: hostile.test(new TextDecoder().decode(bodyBytes)),
        evidence: [fault, id],
      })),
    ),
  judge: (runs) => ({
    ok: !runs,
    expected: { fr: 'du texte', en: 'text' },
    actual: runs
      ? { fr: 'un élément HTML qui s’exécute', en: 'an HTML element that runs' }
      : { fr: 'du texte', en: 'text' },
  }),
})

export const overlongUserInfoIsSurvived = check({
  id: 'psc.overlongUserInfoIsSurvived',
  title: {
    fr: 'Devant un UserInfo démesuré, le produit répond encore',
    en: 'Faced with an outsized UserInfo, the product still answers',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.long-userinfo-survived',
  observes: (record) =>
    selected(record, 'userinfo-oversized').flatMap((fault) =>
      pagesAfterLogin(record).map(({ id, status }) => ({ value: status, evidence: [fault, id] })),
    ),
  judge: (status) => ({
    ok: status !== 500,
    expected: { fr: 'une page, sans erreur interne', en: 'a page, without an internal error' },
    actual: String(status),
  }),
})

/** The page of the terms of use, when the product says where it is. Scripts may draw what it does not hold. */
const cguPages = (record: ScenarioRecord): readonly Observation<string>[] => {
  const urls = record.actions('session.login').flatMap(({ result }) => (result?.cguUrl ? [result.cguUrl] : []))
  return record
    .hops()
    .filter(({ step, location }) => location === undefined && urls.some((url) => step === `open ${url}`))
    .map((hop) => ({ page: pageOf(record, hop), id: hop.id }))
    .filter(({ page }) => !page.runsScripts || /pro sant[ée] connect/i.test(page.text))
    .map(({ page, id }) => ({ value: page.text, evidence: [id] }))
}

export const cguSpeakOfProSanteConnect = check({
  id: 'psc.cguSpeakOfProSanteConnect',
  title: {
    fr: 'Les CGU du service ont un paragraphe sur Pro Santé Connect',
    en: 'The service’s terms of use have a paragraph about Pro Santé Connect',
  },
  verifies: ['PSC.01', 'PSC.07'],
  reads: ['session.cguUrl'],
  observes: cguPages,
  judge: (text) => ({
    ok: /pro sant[ée] connect/i.test(text),
    expected: { fr: 'un paragraphe qui nomme Pro Santé Connect', en: 'a paragraph that names Pro Santé Connect' },
    actual: quoted(/[^.]*pro sant[ée] connect[^.]*/i.exec(text)?.[0].trim().slice(0, 160) ?? text.slice(0, 160)),
  }),
})
