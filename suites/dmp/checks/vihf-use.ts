import { versionIsKnown } from '../../../src/rules/vihf/attributes.ts'
import { audienceIsTheDmp } from '../../../src/rules/vihf/audience.ts'
import { conditionsHold, issuedBeforeItsUse, issuedRecently, usedOnce } from '../../../src/rules/vihf/time.ts'
import { ruleCheck } from '../../rule-check.ts'
import { vihfRows } from '../evidence/rows.ts'
import { signedTokens } from '../evidence/transactions.ts'

export const vihfIsNotFromTheFuture = ruleCheck({
  id: 'dmp.vihfIsNotFromTheFuture',
  title: {
    fr: 'Le VIHF n’est pas daté du futur',
    en: 'The VIHF is not dated in the future',
  },
  verifies: vihfRows,
  rules: [issuedBeforeItsUse],
  subjects: signedTokens,
})

export const vihfIsRecent = ruleCheck({
  id: 'dmp.vihfIsRecent',
  title: {
    fr: 'Le VIHF a été émis peu avant son emploi',
    en: 'The VIHF was issued shortly before its use',
  },
  verifies: vihfRows,
  rules: [issuedRecently],
  subjects: signedTokens,
})

export const vihfConditionsHold = ruleCheck({
  id: 'dmp.vihfConditionsHold',
  title: {
    fr: 'Le VIHF est employé entre ses bornes NotBefore et NotOnOrAfter',
    en: 'The VIHF is used between its bounds NotBefore and NotOnOrAfter',
  },
  verifies: vihfRows,
  rules: [conditionsHold],
  subjects: signedTokens,
})

export const vihfIsForTheDmp = ruleCheck({
  id: 'dmp.vihfIsForTheDmp',
  title: {
    fr: 'L’audience du VIHF, s’il en a une, est le DMP',
    en: 'The audience of the VIHF, if it has one, is the DMP',
  },
  verifies: vihfRows,
  rules: [audienceIsTheDmp],
  subjects: signedTokens,
})

export const vihfIsUsedOnce = ruleCheck({
  id: 'dmp.vihfIsUsedOnce',
  title: {
    fr: 'L’identifiant d’un VIHF ne sert qu’une fois',
    en: 'The id of a VIHF serves once',
  },
  verifies: vihfRows,
  rules: [usedOnce],
  subjects: signedTokens,
})

export const vihfVersionIsKnown = ruleCheck({
  id: 'dmp.vihfVersionIsKnown',
  title: {
    fr: 'Le VIHF annonce une version connue',
    en: 'The VIHF announces a known version',
  },
  verifies: vihfRows,
  rules: [versionIsKnown],
  subjects: signedTokens,
})
