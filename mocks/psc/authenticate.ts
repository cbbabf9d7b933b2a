import type { Operation } from '../../src/model/service.ts'
import { one, readParameters } from '../../src/protocols/oidc/parameters.ts'
import { professionalById } from '../people/professionals.ts'
import { errorPage } from './error-page.ts'
import { loginFormPath } from './login-page.ts'
import { returnCode, returnError } from './return-to-client.ts'
import { openSession } from './session.ts'
import { showLogin } from './show-login.ts'
import { epoch, type PscState } from './state.ts'

/** The form of the login page: who authenticates, and whether they accept, refuse, or let their telephone wait. */
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
      return showLogin(transaction, pending, state, { problem: 'Choisissez un professionnel de la liste.' })
    }
    if (one(form, 'decision') === 'attendre') {
      return showLogin(transaction, pending, state, { awaited: professional.nationalId })
    }
    state.pending.delete(transaction)
    return returnCode(pending, openSession(state, professional.nationalId), state)
  },
}
