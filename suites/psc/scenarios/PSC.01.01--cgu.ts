import { scenario } from '../../../src/run/scenario.ts'

export default scenario({
  id: 'PSC.01.01~cgu',
  title: {
    fr: 'La page des CGU se consulte avant la connexion et porte un paragraphe sur Pro Santé Connect',
    en: 'The terms of use can be read before the login and have a paragraph about Pro Santé Connect',
  },
  requirements: ['PSC.01', 'PSC.07'],
  needs: ['session.login'],
  drive: async ({ pilot, browse }) => {
    const { cguUrl } = await pilot('session.login', { mode: 'web' })
    if (cguUrl !== undefined) await browse({ open: cguUrl })
  },
})
