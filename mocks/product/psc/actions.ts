import type { ActionHandlers } from '../context.ts'
import { defect } from '../defect.ts'
import { createAccount } from './accounts.ts'
import { loginByCiba } from './ciba.ts'
import { closeSession } from './logout.ts'
import { memoryOf } from './memory.ts'
import { startNativeLogin } from './native.ts'
import { openSession } from './open-session.ts'
import { endProviderSession } from './provider.ts'
import { refreshSessions } from './refresh.ts'

export const matchingNotKept = defect(
  'psc.matching-not-kept',
  'fail',
  ['psc.oneAccountPerProfessional'],
  'Le rapprochement d’un compte local n’est pas retenu',
  'The matching of a local account is not kept',
)

/** What the pilot may ask about sessions and accounts. */
export const pscActions = {
  'session.login': async (_params, { environment }) => ({
    loginUrl: `${environment.product.url}/login`,
    cguUrl: `${environment.product.url}/cgu`,
  }),

  'session.loginNative': (params, product) => startNativeLogin(product, params),

  'session.loginByCiba': (params, product) => loginByCiba(product, params),

  'session.loginLocally': async ({ accountId }, product) => {
    const { accounts } = memoryOf(product)
    if (!accounts.has(accountId)) return { opened: false }
    const nationalId = accounts.get(accountId)?.nationalId ?? ''
    openSession(product, { nationalId, familyName: 'COMPTE', givenName: accountId }, undefined, accountId)
    return { opened: true }
  },

  'session.list': async (_params, product) => {
    const { sessionAccounts } = memoryOf(product)
    return {
      sessions: [...product.sessions].map(([cookie, { nationalId, givenName, familyName }]) => ({
        nationalId,
        name: `${givenName} ${familyName}`,
        accountId: sessionAccounts.get(cookie) ?? '',
      })),
    }
  },

  'session.refresh': async ({ nationalId }, product) => ({ open: await refreshSessions(product, nationalId) }),

  'session.logout': async ({ nationalId }, product) => {
    const mine = [...product.sessions].filter(([, who]) => who.nationalId === nationalId)
    for (const [cookie] of mine) {
      const idToken = closeSession(product, cookie)
      if (idToken !== undefined) await endProviderSession(product, idToken)
    }
    return { closed: mine.length > 0 }
  },

  'account.create': async ({ nationalId }, product) => ({ accountId: createAccount(product, nationalId) }),

  'account.match': async ({ accountId, nationalId }, product) => {
    const { accounts } = memoryOf(product)
    const forgotten = product.has(matchingNotKept)
    const account = accounts.get(accountId)
    if (account !== undefined && !forgotten) accounts.set(accountId, { ...account, nationalId })
    return { matched: account !== undefined }
  },
} as const satisfies ActionHandlers
