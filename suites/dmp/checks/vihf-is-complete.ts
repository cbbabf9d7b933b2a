import { missingVihfAttributes } from '../../../src/protocols/saml/assertion.ts'
import { check } from '../../../src/run/check.ts'
import { vihfRows } from '../evidence/rows.ts'
import { tokens } from '../evidence/transactions.ts'

export const vihfIsComplete = check({
  id: 'dmp.vihfIsComplete',
  title: {
    fr: 'Le VIHF porte tous les attributs attendus en authentification indirecte',
    en: 'The VIHF carries every attribute expected under indirect authentication',
  },
  verifies: vihfRows,
  // The table of obligations is in a guide that is not public: this list is what public samples agree on.
  assumption: 'dmp.vihf-obligations',
  observes: (record) =>
    tokens(record).filter(({ value }) => ['INDIRECTE', undefined].includes(value.authenticationMode)),
  judge: (token) => {
    const missing = missingVihfAttributes(token)
    return {
      ok: missing.length === 0,
      expected: { fr: 'aucun attribut manquant', en: 'no missing attribute' },
      actual:
        missing.length === 0
          ? { fr: 'aucun attribut manquant', en: 'no missing attribute' }
          : { fr: `il manque ${missing.join(', ')}`, en: `${missing.join(', ')} missing` },
    }
  },
})
