import type { Operation } from '../../src/model/service.ts'
import { one, readParameters } from '../../src/protocols/oidc/parameters.ts'
import { page } from './answers.ts'
import { errorPage } from './error-page.ts'
import { loginFormPath, loginPage } from './login-page.ts'
import { professionalById, professionals } from './professionals.ts'
import { returnCode, returnError } from './return-to-client.ts'
import { openSession } from './session.ts'
import { epoch, type PscState } from './state.ts'

/** The form of the login page: who authenticates, and whether they accept. */
export const authenticate: Operation<PscState> = {
  name: 'authenticate',
  method: 'POST',
  path: loginFormPath,
  handle: (request, state) => {
    const form = readParameters(new TextDecoder().decode(request.body))
    const transaction = one(form, 'transaction') ?? ''
    const pending = state.pending.get(transaction)
    if (pending === undefined || pending.expiresAt < epoch(state)) {
      return errorPage(400, 'transaction', 'Cette page a expiré : recommencez depuis votre logiciel.')
    }
    if (one(form, 'decision') === 'refuser') {
      state.pending.delete(transaction)
      return returnError(pending, state, 'access_denied', 'User denied the authentication')
    }
    const professional = professionalById(one(form, 'professionnel') ?? '')
    if (professional === undefined) {
      const problem = 'Choisissez un professionnel de la liste.'
      const action = `${state.walletUrl}${loginFormPath}`
      return page(200, loginPage(transaction, pending.client.clientId, action, professionals, problem), {
        notes: ['no professional was chosen'],
      })
    }
    state.pending.delete(transaction)
    if (state.fault === 'access-denied') return returnError(pending, state, 'access_denied', 'Access denied')
    return returnCode(pending, openSession(state, professional.nationalId), state)
  },
}
