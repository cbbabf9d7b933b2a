import type { ActionHandlers } from '../context.ts'
import { closeSession } from './logout.ts'
import { endProviderSession } from './provider.ts'

/** What the pilot may ask about sessions. */
export const pscActions = {
  'session.login': async (_params, { environment }) => ({ loginUrl: `${environment.product.url}/login` }),

  'session.list': async (_params, { sessions }) => ({
    sessions: [...sessions.values()].map(({ nationalId, givenName, familyName }) => ({
      nationalId,
      name: `${givenName} ${familyName}`,
    })),
  }),

  'session.logout': async ({ nationalId }, product) => {
    const mine = [...product.sessions].filter(([, who]) => who.nationalId === nationalId)
    for (const [cookie] of mine) {
      const idToken = closeSession(product, cookie)
      if (idToken !== undefined && !product.has('psc.logout-leaves-pro-sante-connect-open')) {
        await endProviderSession(product, idToken)
      }
    }
    return { closed: mine.length > 0 }
  },
} as const satisfies ActionHandlers
