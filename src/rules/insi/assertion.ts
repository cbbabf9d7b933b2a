import type { Text } from '../../model/text.ts'
import { assertionProblems, type ProfessionalCall } from '../../protocols/ins/assertion-problems.ts'
import { fact } from '../fact.ts'
import { rule } from '../rule.ts'

const noAssertion: Text = {
  fr: 'appel de l’organisation, sans assertion',
  en: 'call of the organisation, without an assertion',
}
const acceptable: Text = { fr: 'assertion acceptable', en: 'acceptable assertion' }

/** Who calls: a professional by an assertion, or, where there is none, the organisation by its certificate. */
export type Caller = ProfessionalCall | undefined

/** Why INSi would refuse a professional's assertion, by what whoever received it knows. */
export const assertionIsTaken = rule<Caller, Caller>({
  id: 'insi.assertion',
  clause: 'SEL-MP-043 v05, modes d’accès à INSi',
  severity: 'warning',
  assumption: 'insi.assertion-refusals',
  title: {
    fr: 'L’assertion du professionnel, s’il y en a une, est une assertion qu’INSi accepte',
    en: 'The professional’s assertion, if there is one, is one that INSi takes',
  },
  facts: (caller) => [fact(caller)],
  judge: (caller) => {
    const problems = caller === undefined ? [] : assertionProblems(caller)
    const told = {
      fr: problems.map(({ text }) => text.fr).join(' ; '),
      en: problems.map(({ text }) => text.en).join('; '),
    }
    const held = caller === undefined ? noAssertion : acceptable
    return {
      ok: problems.length === 0,
      expected: {
        fr: 'aucune assertion, ou une assertion qu’INSi accepte',
        en: 'no assertion, or one that INSi takes',
      },
      actual: problems.length === 0 ? held : told,
      sentence: { fr: `INSi refuserait l’assertion : ${told.fr}.`, en: `INSi would refuse the assertion: ${told.en}.` },
    }
  },
})
