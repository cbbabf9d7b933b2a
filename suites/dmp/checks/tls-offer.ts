import { offersDmpSuite } from '../../../src/rules/tls/offer.ts'
import { offersTo } from '../../client-hello.ts'
import { ruleCheck } from '../../rule-check.ts'
import { feedingProfile } from '../evidence/rows.ts'

/** Judged where connections begin: a product may keep one open from one scenario to the next. */
export const suiteOfTheDmpIsOffered = ruleCheck({
  id: 'dmp.suiteOfTheDmpIsOffered',
  title: {
    fr: 'Le produit propose au DMP TLS 1.2 avec une des suites de chiffrement qu’il accepte',
    en: 'The product offers the DMP TLS 1.2 with one of the cipher suites that it accepts',
  },
  verifies: feedingProfile,
  rules: [offersDmpSuite],
  subjects: offersTo('dmp'),
})
