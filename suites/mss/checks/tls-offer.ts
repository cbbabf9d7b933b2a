import {
  offersLargeGroupsOnly,
  offersMssSuitesOnly,
  offersNothingOlder,
  offersTls12,
} from '../../../src/rules/tls/offer.ts'
import { offersTo } from '../../client-hello.ts'
import { ruleCheck } from '../../rule-check.ts'

export const tls12IsOffered = ruleCheck({
  id: 'mss.tls12IsOffered',
  title: {
    fr: 'Le produit propose TLS 1.2 ou plus récent à l’opérateur',
    en: 'The product offers TLS 1.2 or later to the operator',
  },
  verifies: ['MSS/CONF.01'],
  rules: [offersTls12],
  subjects: offersTo('mss'),
})

export const olderTlsIsNotOffered = ruleCheck({
  id: 'mss.olderTlsIsNotOffered',
  title: {
    fr: 'Le produit ne propose rien d’antérieur à TLS 1.2 à l’opérateur',
    en: 'The product offers nothing older than TLS 1.2 to the operator',
  },
  verifies: ['MSS/CONF.01', 'MSS/va1.31'],
  rules: [offersNothingOlder],
  subjects: offersTo('mss'),
})

export const onlyListedSuitesAreOffered = ruleCheck({
  id: 'mss.onlyListedSuitesAreOffered',
  title: {
    fr: 'Le produit ne propose à l’opérateur que les suites de chiffrement de MSS/CONF.03',
    en: 'The product offers the operator only the cipher suites of MSS/CONF.03',
  },
  verifies: ['MSS/CONF.03'],
  rules: [offersMssSuitesOnly],
  subjects: offersTo('mss'),
})

export const onlyLargeGroupsAreOffered = ruleCheck({
  id: 'mss.onlyLargeGroupsAreOffered',
  title: {
    fr: 'Le produit ne propose à l’opérateur aucune courbe de moins de 256 bits',
    en: 'The product offers the operator no curve of less than 256 bits',
  },
  verifies: ['MSS/CONF.03'],
  rules: [offersLargeGroupsOnly],
  subjects: offersTo('mss'),
})
