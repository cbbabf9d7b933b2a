import type { ScenarioResult } from '../../src/model/finished.ts'
import type { Text } from '../../src/model/text.ts'
import type { Verdict } from '../../src/model/verdict.ts'

type Sentence = (part: number, all: number) => Text

const plural = (value: number, one: string, many: string): string => (value > 1 ? many : one)

const sentences: Readonly<Record<Verdict, Sentence>> = {
  fail: (part, all) => ({
    fr: `Le produit n’est pas conforme : ${part} ${plural(part, 'scénario', 'scénarios')} sur ${all} ${plural(part, 'contrevient', 'contreviennent')} à une exigence.`,
    en: `The product is not conformant: ${part} of ${all} scenarios ${plural(part, 'contravenes', 'contravene')} a requirement.`,
  }),
  inconclusive: (part, all) => ({
    fr: `Le banc ne peut pas conclure : ${part} ${plural(part, 'scénario', 'scénarios')} sur ${all} ${plural(part, 'manque', 'manquent')} de preuve.`,
    en: `The bench cannot conclude: ${part} of ${all} scenarios ${plural(part, 'lacks', 'lack')} evidence.`,
  }),
  warn: (part) => ({
    fr: `Le produit est conforme, avec ${part} ${plural(part, 'avertissement', 'avertissements')}.`,
    en: `The product is conformant, with ${part} ${plural(part, 'warning', 'warnings')}.`,
  }),
  attested: (part) => ({
    fr: `Aucun écart constaté ; ${part} ${plural(part, 'scénario attesté reste', 'scénarios attestés restent')} à relire.`,
    en: `No departure was seen; ${part} attested ${plural(part, 'scenario is', 'scenarios are')} left to review.`,
  }),
  external: (part) => ({
    fr: `Aucun écart constaté ; ${part} ${plural(part, 'preuve est produite', 'preuves sont produites')} ailleurs.`,
    en: `No departure was seen; ${part} ${plural(part, 'proof is', 'proofs are')} made elsewhere.`,
  }),
  pass: (part, all) => ({
    fr: `Le produit est conforme : ${part} ${plural(part, 'scénario', 'scénarios')} sur ${all} ${plural(part, 'répond', 'répondent')} à l’exigence.`,
    en: `The product is conformant: ${part} of ${all} scenarios ${plural(part, 'meets', 'meet')} the requirement.`,
  }),
  'not-applicable': () => ({
    fr: 'Le produit ne revendique aucun des profils concernés.',
    en: 'The product claims none of the profiles concerned.',
  }),
}

/** The verdict of a run in one sentence, with the number of scenarios that decide. */
export const verdictSentence = (verdict: Verdict, scenarios: readonly ScenarioResult[]): Text =>
  scenarios.length === 0
    ? { fr: 'Aucun scénario n’a été joué.', en: 'No scenario was run.' }
    : sentences[verdict](scenarios.filter((scenario) => scenario.verdict === verdict).length, scenarios.length)
