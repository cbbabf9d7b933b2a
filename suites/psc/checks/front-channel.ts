import { header } from '../../../src/model/exchange.ts'
import { quoted } from '../../../src/model/text.ts'
import { readAuthorizationAnswer } from '../../../src/protocols/oidc/authorization-answer.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { HttpExchange, ScenarioRecord } from '../../../src/run/record.ts'
import { around, opensNone, under } from '../evidence/around.ts'
import { pageOf } from '../evidence/pages.ts'
import { handedCodes } from '../evidence/seen.ts'

const position = (record: ScenarioRecord, id: string): number => record.events.findIndex((event) => event.id === id)

export const missingStateOpensNoSession = check({
  id: 'psc.missingStateOpensNoSession',
  title: {
    fr: 'Un retour sans state, quand la demande en portait un, n’ouvre pas de session',
    en: 'An answer without state, when the request carried one, opens no session',
  },
  verifies: ['PSC.01'],
  observes: (record) =>
    handedCodes(record)
      .filter(({ state, request }) => request?.state !== undefined && state === undefined)
      .flatMap(({ id }) => around(record, id)),
  judge: opensNone,
})

export const answerOfAnotherIssuerOpensNoSession = check({
  id: 'psc.answerOfAnotherIssuerOpensNoSession',
  title: {
    fr: 'Un retour qui nomme un autre émetteur (iss) n’ouvre pas de session',
    en: 'An answer that names another issuer (iss) opens no session',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.answer-issuer-verified',
  observes: (record) =>
    ['authorize', 'authenticate']
      .flatMap((operation) => under('callback-iss-wrong', record, operation))
      .filter(({ response }) => header(response.headers, 'location') !== undefined)
      .flatMap(({ id }) => around(record, id)),
  judge: opensNone,
})

/** Answers of Pro Santé Connect that are an OAuth error (RFC 6749 §4.1.2.1). */
const errorAnswers = (record: ScenarioRecord): readonly HttpExchange[] =>
  ['authorize', 'authenticate']
    .flatMap((operation) => record.exchanges('psc', operation))
    .filter(({ response }) => readAuthorizationAnswer(header(response.headers, 'location') ?? '').error !== undefined)

export const errorAnswerOpensNoSession = check({
  id: 'psc.errorAnswerOpensNoSession',
  title: {
    fr: 'Un retour en erreur n’ouvre pas de session',
    en: 'An error answer opens no session',
  },
  verifies: ['PSC.01'],
  observes: (record) => errorAnswers(record).flatMap(({ id }) => around(record, id)),
  judge: opensNone,
})

interface ShownPage {
  readonly status: number
  readonly text: string
}

/** The page on which the browser stops after an error answer. */
const pagesAfterAnError = (record: ScenarioRecord): readonly Observation<ShownPage>[] =>
  errorAnswers(record).flatMap(({ id }) => {
    const hop = record
      .hops()
      .find((candidate) => position(record, candidate.id) > position(record, id) && candidate.location === undefined)
    if (hop === undefined) return []
    const page = pageOf(record, hop)
    // A script may draw what the page itself does not hold.
    if (page.runsScripts) return []
    return [{ value: { status: hop.status, text: page.text.trim() }, evidence: [id, hop.id] }]
  })

export const refusalIsShownToTheUser = check({
  id: 'psc.refusalIsShownToTheUser',
  title: {
    fr: 'Après un retour en erreur, le produit affiche une page à l’utilisateur',
    en: 'After an error answer, the product shows the user a page',
  },
  verifies: ['PSC.01'],
  assumption: 'psc.refusal-shown',
  observes: pagesAfterAnError,
  judge: ({ status, text }) => ({
    ok: status < 500 && text !== '',
    expected: { fr: 'une page lisible, sans erreur interne', en: 'a page to read, without an internal error' },
    actual:
      text.trim() === ''
        ? { fr: `une page vide (${status})`, en: `a blank page (${status})` }
        : { fr: `${status} ${quoted(text.slice(0, 120)).fr}`, en: `${status} ${quoted(text.slice(0, 120)).en}` },
  }),
})
