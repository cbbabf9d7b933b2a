import { check } from '../../../src/run/check.ts'
import { vihfRows } from '../evidence/rows.ts'
import { transactions } from '../evidence/transactions.ts'

export const transactionCarriesVihf = check({
  id: 'dmp.transactionCarriesVihf',
  title: {
    fr: 'Chaque transaction porte un jeton VIHF dans wsse:Security',
    en: 'Every transaction carries a VIHF token in wsse:Security',
  },
  verifies: vihfRows,
  observes: (record) => transactions(record),
  judge: ({ exchange, assertion }) => ({
    ok: assertion !== undefined,
    expected: { fr: 'une assertion SAML 2.0', en: 'a SAML 2.0 assertion' },
    actual:
      assertion === undefined
        ? { fr: `${exchange.operation} sans assertion`, en: `${exchange.operation} without an assertion` }
        : assertion.id,
  }),
})
