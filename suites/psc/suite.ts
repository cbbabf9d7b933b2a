import type { Requirement } from '../../src/model/requirement.ts'
import { chapter, suite } from '../../src/run/suite.ts'
import {
  authorizationAsksForACode,
  authorizationAsksForScopeAll,
  authorizationCarriesANonce,
  authorizationCarriesAState,
  authorizationDemandsEidas1,
  redirectUriIsTheDeclaredOne,
} from './checks/authorization.ts'
import { loginPageCarriesTheButton } from './checks/button.ts'
import { clientSecretStaysOnTheServer, codeIsExchangedByTheServer, tokensStayOnTheServer } from './checks/exchange.ts'
import { logoutClosesProSanteConnect, logoutClosesTheSession } from './checks/logout.ts'
import { authorizationIsATopLevelNavigation } from './checks/navigation.ts'
import { alteredStateOpensNoSession, alteredStateRedeemsNoCode, wrongNonceOpensNoSession } from './checks/refusals.ts'
import { sessionIsTheProfessionals } from './checks/session.ts'
import requirements from './requirements.json' with { type: 'json' }
import webLogin from './scenarios/PSC.01.01.ts'
import stateAltered from './scenarios/PSC.01.01~state-altered.ts'
import wrongNonce from './scenarios/PSC.01.01~wrong-nonce.ts'
import acrValues from './scenarios/PSC.08.01.ts'

const use = { fr: 'Utilisation de Pro Santé Connect', en: 'Use of Pro Santé Connect' }
const level = { fr: 'Niveau d’authentification', en: 'Level of authentication' }

export default suite(
  'psc',
  { fr: 'Pro Santé Connect', en: 'Pro Santé Connect' },
  requirements as readonly Requirement[],
  [
    chapter(use, webLogin, [
      loginPageCarriesTheButton,
      authorizationIsATopLevelNavigation,
      authorizationAsksForACode,
      authorizationAsksForScopeAll,
      authorizationCarriesAState,
      authorizationCarriesANonce,
      redirectUriIsTheDeclaredOne,
      codeIsExchangedByTheServer,
      clientSecretStaysOnTheServer,
      tokensStayOnTheServer,
      sessionIsTheProfessionals,
      logoutClosesTheSession,
      logoutClosesProSanteConnect,
    ]),
    chapter(use, wrongNonce, [wrongNonceOpensNoSession]),
    chapter(use, stateAltered, [alteredStateOpensNoSession, alteredStateRedeemsNoCode]),
    chapter(level, acrValues, [authorizationDemandsEidas1]),
  ],
)
