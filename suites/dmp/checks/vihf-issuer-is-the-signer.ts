import { issuerIsTheSigner } from '../../../src/rules/vihf/signature.ts'
import { ruleCheck } from '../../rule-check.ts'
import { vihfRows } from '../evidence/rows.ts'
import { signedTokens } from '../evidence/transactions.ts'

export const vihfIssuerIsTheSigner = ruleCheck({
  id: 'dmp.vihfIssuerIsTheSigner',
  title: {
    fr: 'L’émetteur du VIHF est le sujet du certificat qui le signe',
    en: 'The issuer of the VIHF is the subject of the certificate that signs it',
  },
  verifies: vihfRows,
  rules: [issuerIsTheSigner],
  subjects: signedTokens,
})
