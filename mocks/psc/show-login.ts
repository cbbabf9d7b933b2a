import type { Answer } from '../../src/model/service.ts'
import { professionals } from '../people/professionals.ts'
import { page } from './answers.ts'
import { type LoginPage, loginFormPath, loginPage } from './login-page.ts'
import { type PendingLogin, type PscState, realm } from './state.ts'

/** The login page of a pending request, with what the last answer made of it. */
export const showLogin = (
  transaction: string,
  { client }: Pick<PendingLogin, 'client'>,
  state: PscState,
  more: Pick<LoginPage, 'problem' | 'awaited'> = {},
): Answer => {
  const action = `${state.walletUrl}${loginFormPath}`
  const oneHost = state.issuer === `${state.walletUrl}${realm}`
  return page(200, loginPage({ transaction, clientId: client.clientId, action, professionals, ...more }), {
    assumptions: [
      ...(oneHost ? (['psc.single-host'] as const) : []),
      'psc.login-page',
      'psc.acr-values-not-enforced',
      'psc.prompt-and-max-age',
    ],
  })
}
