import { attributesAreThere } from '../../../src/rules/vihf/attributes.ts'
import { ruleCheck } from '../../rule-check.ts'
import { vihfRows } from '../evidence/rows.ts'
import { signedTokens } from '../evidence/transactions.ts'

export const vihfIsComplete = ruleCheck({
  id: 'dmp.vihfIsComplete',
  title: {
    fr: 'Le VIHF porte tous les attributs attendus en authentification indirecte',
    en: 'The VIHF carries every attribute expected under indirect authentication',
  },
  verifies: vihfRows,
  rules: [attributesAreThere],
  subjects: signedTokens,
})
