import { signatureIsRight } from '../../../src/rules/vihf/signature.ts'
import { ruleCheck } from '../../rule-check.ts'
import { vihfRows } from '../evidence/rows.ts'
import { signedTokens } from '../evidence/transactions.ts'

export const vihfIsSigned = ruleCheck({
  id: 'dmp.vihfIsSigned',
  title: {
    fr: 'Le VIHF est signé, la signature est juste et porte sur l’assertion elle-même',
    en: 'The VIHF is signed, the signature is right and covers the assertion itself',
  },
  verifies: vihfRows,
  rules: [signatureIsRight],
  subjects: signedTokens,
})
