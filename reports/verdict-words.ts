import type { Text } from '../src/model/text.ts'
import type { Verdict } from '../src/model/verdict.ts'

/** How a verdict is named to a person, and what it means in one sentence. */
export interface VerdictWords {
  readonly name: Text
  readonly meaning: Text
}

export const verdictWords: Readonly<Record<Verdict, VerdictWords>> = {
  fail: {
    name: { fr: 'Non conforme', en: 'Not conformant' },
    meaning: {
      fr: 'Le produit contrevient à une exigence « DOIT ».',
      en: 'The product contravenes a mandatory requirement.',
    },
  },
  inconclusive: {
    name: { fr: 'Indéterminé', en: 'Inconclusive' },
    meaning: {
      fr: 'Aucune preuve, ou le banc n’a pas pu conclure ; rien n’est reproché au produit.',
      en: 'No evidence, or the bench could not conclude; nothing is held against the product.',
    },
  },
  warn: {
    name: { fr: 'Avertissement', en: 'Warning' },
    meaning: {
      fr: 'Une exigence « PEUT » n’est pas suivie, ou le jugement repose sur une hypothèse.',
      en: 'An optional requirement is not met, or the judgement rests on an assumption.',
    },
  },
  attested: {
    name: { fr: 'Attesté', en: 'Attested' },
    meaning: {
      fr: 'Une personne a fourni la preuve ; un relecteur doit la regarder.',
      en: 'A person gave the evidence; a reviewer must look at it.',
    },
  },
  external: {
    name: { fr: 'Preuve externe', en: 'External proof' },
    meaning: {
      fr: 'La preuve est produite ailleurs ; sa référence est consignée.',
      en: 'The proof is made elsewhere; its reference is recorded.',
    },
  },
  pass: {
    name: { fr: 'Conforme', en: 'Conformant' },
    meaning: {
      fr: 'Ce qui a été observé répond à l’exigence.',
      en: 'What was observed meets the requirement.',
    },
  },
  'not-applicable': {
    name: { fr: 'Sans objet', en: 'Not applicable' },
    meaning: {
      fr: 'Le produit ne revendique pas le profil concerné.',
      en: 'The product does not claim the profile concerned.',
    },
  },
}
