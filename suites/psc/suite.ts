import type { Requirement } from '../../src/model/requirement.ts'
import { type CheckIdsOf, chapter, suite } from '../../src/run/suite.ts'
import { oneAccountPerProfessional } from './checks/accounts.ts'
import {
  authorizationAsksForACode,
  authorizationAsksForScopeAll,
  authorizationCarriesANonce,
  authorizationCarriesAState,
  authorizationDemandsEidas1,
  redirectUriIsTheDeclaredOne,
} from './checks/authorization.ts'
import {
  failedExchangeOpensNoSession,
  newKeyOpensTheSession,
  onlyTheServerCallsProSanteConnect,
  rotatedKeyOpensTheSession,
  slowExchangeOpensTheSession,
  unnamedProfessionalIsNobodyElse,
  userInfoOfAnotherPersonOpensNoSession,
} from './checks/back-channel.ts'
import { loginPageCarriesTheButton } from './checks/button.ts'
import {
  cibaPollsAtTheAllowedPace,
  cibaRequestDemandsEidas1,
  cibaRequestNamesTheProfessional,
  cibaSessionIsTheProfessionals,
  refusedCibaOpensNoSession,
} from './checks/ciba.ts'
import {
  clientSecretStaysOnTheServer,
  codeIsExchangedByTheServer,
  tokensStayOnTheServer,
  tokensStayOutOfUrls,
} from './checks/exchange.ts'
import {
  expiredIdTokenOpensNoSession,
  higherLevelIdTokenOpensTheSession,
  hs256IdTokenOpensNoSession,
  idTokenForAnotherServiceOpensNoSession,
  idTokenIssuedToAnotherServiceOpensNoSession,
  idTokenNotYetValidOpensNoSession,
  idTokenOfAnotherIssuerOpensNoSession,
  idTokenSignedByAnotherKeyOpensNoSession,
  idTokenWithUnknownKidOpensNoSession,
  lowLevelIdTokenOpensNoSession,
  missingIdTokenOpensNoSession,
  unsignedIdTokenOpensNoSession,
} from './checks/forged-tokens.ts'
import {
  answerOfAnotherIssuerOpensNoSession,
  errorAnswerOpensNoSession,
  missingStateOpensNoSession,
  refusalIsShownToTheUser,
} from './checks/front-channel.ts'
import { logoutClosesProSanteConnect, logoutClosesTheSession } from './checks/logout.ts'
import { internalBrowserNamesItsLibraries, nativeLoginUsesPkce } from './checks/native.ts'
import { authorizationIsATopLevelNavigation } from './checks/navigation.ts'
import { codeChallengeIsNewEachTime, nonceIsNewEachTime, stateIsNewEachTime } from './checks/new-values.ts'
import {
  cguSpeakOfProSanteConnect,
  givenNameIsEscaped,
  logoutIsReachable,
  overlongUserInfoIsSurvived,
} from './checks/product-pages.ts'
import { alteredStateOpensNoSession, alteredStateRedeemsNoCode, wrongNonceOpensNoSession } from './checks/refusals.ts'
import {
  expiredServerIsSentNothing,
  otherServerIsSentNothing,
  revokedServerIsSentNothing,
  unknownServerIsSentNothing,
} from './checks/server-certificate.ts'
import { sessionIsTheProfessionals } from './checks/session.ts'
import {
  expiredAccessTokenIsRenewed,
  inactiveTokenEndsTheSession,
  refusedRenewalEndsTheSession,
} from './checks/session-life.ts'
import { vihfNamesTheProfessionalOfTheSession } from './checks/vihf.ts'
import requirements from './requirements.json' with { type: 'json' }
import dmpFeed from './scenarios/DMP.PSC.01.01.ts'
import webLogin from './scenarios/PSC.01.01.ts'
import accessDenied from './scenarios/PSC.01.01--access-denied.ts'
import accessTokenExpired from './scenarios/PSC.01.01--access-token-expired.ts'
import acrEidas0 from './scenarios/PSC.01.01--acr-eidas0.ts'
import acrEidas2 from './scenarios/PSC.01.01--acr-eidas2.ts'
import acrMissing from './scenarios/PSC.01.01--acr-missing.ts'
import acrUnknown from './scenarios/PSC.01.01--acr-unknown.ts'
import algNone from './scenarios/PSC.01.01--alg-none.ts'
import callbackIss from './scenarios/PSC.01.01--callback-iss-wrong.ts'
import cgu from './scenarios/PSC.01.01--cgu.ts'
import codeOfAnotherClient from './scenarios/PSC.01.01--code-of-another-client.ts'
import codeReplayed from './scenarios/PSC.01.01--code-replayed.ts'
import expiredIdToken from './scenarios/PSC.01.01--expired-id-token.ts'
import hs256 from './scenarios/PSC.01.01--hs256-with-the-public-key.ts'
import htmlInGivenName from './scenarios/PSC.01.01--html-in-given-name.ts'
import idTokenMissing from './scenarios/PSC.01.01--id-token-missing.ts'
import notYetValid from './scenarios/PSC.01.01--id-token-not-yet-valid.ts'
import introspectionInactive from './scenarios/PSC.01.01--introspection-inactive.ts'
import invalidScope from './scenarios/PSC.01.01--invalid-scope.ts'
import keyRotated from './scenarios/PSC.01.01--key-rotated.ts'
import keyRotatedUnannounced from './scenarios/PSC.01.01--key-rotated-unannounced.ts'
import loginRequired from './scenarios/PSC.01.01--login-required.ts'
import refreshRefused from './scenarios/PSC.01.01--refresh-refused.ts'
import refreshTokenExpired from './scenarios/PSC.01.01--refresh-token-expired.ts'
import serverCertificate from './scenarios/PSC.01.01--server-certificate.ts'
import serverError from './scenarios/PSC.01.01--server-error.ts'
import sessionClosed from './scenarios/PSC.01.01--session-closed.ts'
import sessionIdle from './scenarios/PSC.01.01--session-idle.ts'
import sessionTooOld from './scenarios/PSC.01.01--session-too-old.ts'
import otherKey from './scenarios/PSC.01.01--signature-by-another-key.ts'
import stateAltered from './scenarios/PSC.01.01--state-altered.ts'
import stateMissing from './scenarios/PSC.01.01--state-missing.ts'
import unnamed from './scenarios/PSC.01.01--subject-name-id-missing.ts'
import temporarilyUnavailable from './scenarios/PSC.01.01--temporarily-unavailable.ts'
import tokenCut from './scenarios/PSC.01.01--token-cut.ts'
import tokenError400 from './scenarios/PSC.01.01--token-error-400.ts'
import tokenError500 from './scenarios/PSC.01.01--token-error-500.ts'
import tokenSlow from './scenarios/PSC.01.01--token-slow.ts'
import unauthorizedClient from './scenarios/PSC.01.01--unauthorized-client.ts'
import unknownKid from './scenarios/PSC.01.01--unknown-kid.ts'
import userinfoOversized from './scenarios/PSC.01.01--userinfo-oversized.ts'
import userinfoSub from './scenarios/PSC.01.01--userinfo-sub-differs.ts'
import wrongAud from './scenarios/PSC.01.01--wrong-aud.ts'
import wrongAzp from './scenarios/PSC.01.01--wrong-azp.ts'
import wrongIss from './scenarios/PSC.01.01--wrong-iss.ts'
import wrongNonce from './scenarios/PSC.01.01--wrong-nonce.ts'
import externalBrowser from './scenarios/PSC.01.02.ts'
import cibaLogin from './scenarios/PSC.01.03.ts'
import cibaDenied from './scenarios/PSC.01.03--ciba-denied.ts'
import cibaExpired from './scenarios/PSC.01.03--ciba-expired.ts'
import cibaPending from './scenarios/PSC.01.03--ciba-pending.ts'
import cibaSlowDown from './scenarios/PSC.01.03--ciba-slow-down.ts'
import cibaUnavailable from './scenarios/PSC.01.03--ciba-unavailable.ts'
import internalBrowser from './scenarios/PSC.01.04.ts'
import localThenPsc from './scenarios/PSC.02.01.ts'
import localAccount from './scenarios/PSC.02.01--local-account.ts'
import pscFirst from './scenarios/PSC.02.01--psc-first.ts'
import acrValues from './scenarios/PSC.08.01.ts'

const use = { fr: 'Utilisation de Pro Santé Connect', en: 'Use of Pro Santé Connect' }
const accounts = { fr: 'Rapprochement de comptes', en: 'Matching of accounts' }
const calls = {
  fr: 'Appel des API avec l’identité Pro Santé Connect',
  en: 'Calling APIs with the Pro Santé Connect identity',
}
const level = { fr: 'Niveau d’authentification', en: 'Level of authentication' }

/** What the login of a native application shares with the web’s, seen from Pro Santé Connect and the browser. */
const nativeChecks = [
  authorizationIsATopLevelNavigation,
  authorizationAsksForACode,
  authorizationAsksForScopeAll,
  authorizationDemandsEidas1,
  authorizationCarriesAState,
  authorizationCarriesANonce,
  nativeLoginUsesPkce,
  redirectUriIsTheDeclaredOne,
  codeIsExchangedByTheServer,
  clientSecretStaysOnTheServer,
  tokensStayOnTheServer,
  onlyTheServerCallsProSanteConnect,
  sessionIsTheProfessionals,
  logoutClosesTheSession,
  logoutClosesProSanteConnect,
]

const psc = suite('psc', { fr: 'Pro Santé Connect', en: 'Pro Santé Connect' }, requirements as readonly Requirement[], [
  chapter(use, webLogin, [
    loginPageCarriesTheButton,
    authorizationIsATopLevelNavigation,
    authorizationAsksForACode,
    authorizationAsksForScopeAll,
    authorizationCarriesAState,
    authorizationCarriesANonce,
    stateIsNewEachTime,
    nonceIsNewEachTime,
    codeChallengeIsNewEachTime,
    redirectUriIsTheDeclaredOne,
    codeIsExchangedByTheServer,
    clientSecretStaysOnTheServer,
    tokensStayOnTheServer,
    tokensStayOutOfUrls,
    onlyTheServerCallsProSanteConnect,
    sessionIsTheProfessionals,
    logoutIsReachable,
    logoutClosesTheSession,
    logoutClosesProSanteConnect,
  ]),
  chapter(use, wrongNonce, [wrongNonceOpensNoSession]),
  chapter(use, stateAltered, [alteredStateOpensNoSession, alteredStateRedeemsNoCode]),
  chapter(use, stateMissing, [missingStateOpensNoSession]),
  chapter(use, callbackIss, [answerOfAnotherIssuerOpensNoSession]),
  chapter(use, accessDenied, [errorAnswerOpensNoSession, refusalIsShownToTheUser]),
  chapter(use, loginRequired, [errorAnswerOpensNoSession, refusalIsShownToTheUser]),
  chapter(use, serverError, [errorAnswerOpensNoSession, refusalIsShownToTheUser]),
  chapter(use, temporarilyUnavailable, [errorAnswerOpensNoSession, refusalIsShownToTheUser]),
  chapter(use, invalidScope, [errorAnswerOpensNoSession, refusalIsShownToTheUser]),
  chapter(use, unauthorizedClient, [errorAnswerOpensNoSession, refusalIsShownToTheUser]),
  chapter(use, codeOfAnotherClient, [failedExchangeOpensNoSession]),
  chapter(use, wrongIss, [idTokenOfAnotherIssuerOpensNoSession]),
  chapter(use, wrongAud, [idTokenForAnotherServiceOpensNoSession]),
  chapter(use, wrongAzp, [idTokenIssuedToAnotherServiceOpensNoSession]),
  chapter(use, expiredIdToken, [expiredIdTokenOpensNoSession]),
  chapter(use, notYetValid, [idTokenNotYetValidOpensNoSession]),
  chapter(use, otherKey, [idTokenSignedByAnotherKeyOpensNoSession]),
  chapter(use, algNone, [unsignedIdTokenOpensNoSession]),
  chapter(use, hs256, [hs256IdTokenOpensNoSession]),
  chapter(use, unknownKid, [idTokenWithUnknownKidOpensNoSession]),
  chapter(use, acrEidas2, [higherLevelIdTokenOpensTheSession]),
  chapter(use, acrEidas0, [lowLevelIdTokenOpensNoSession]),
  chapter(use, acrUnknown, [lowLevelIdTokenOpensNoSession]),
  chapter(use, acrMissing, [lowLevelIdTokenOpensNoSession]),
  chapter(use, idTokenMissing, [missingIdTokenOpensNoSession]),
  chapter(use, unnamed, [unnamedProfessionalIsNobodyElse]),
  chapter(use, keyRotated, [rotatedKeyOpensTheSession]),
  chapter(use, keyRotatedUnannounced, [newKeyOpensTheSession]),
  chapter(use, htmlInGivenName, [givenNameIsEscaped]),
  chapter(use, codeReplayed, [failedExchangeOpensNoSession]),
  chapter(use, tokenError400, [failedExchangeOpensNoSession]),
  chapter(use, tokenError500, [failedExchangeOpensNoSession]),
  chapter(use, tokenCut, [failedExchangeOpensNoSession]),
  chapter(use, tokenSlow, [slowExchangeOpensTheSession]),
  chapter(use, userinfoSub, [userInfoOfAnotherPersonOpensNoSession]),
  chapter(use, userinfoOversized, [overlongUserInfoIsSurvived]),
  chapter(use, accessTokenExpired, [expiredAccessTokenIsRenewed]),
  chapter(use, refreshRefused, [refusedRenewalEndsTheSession]),
  chapter(use, refreshTokenExpired, [refusedRenewalEndsTheSession]),
  chapter(use, sessionIdle, [refusedRenewalEndsTheSession]),
  chapter(use, sessionTooOld, [refusedRenewalEndsTheSession]),
  chapter(use, sessionClosed, [refusedRenewalEndsTheSession]),
  chapter(use, introspectionInactive, [inactiveTokenEndsTheSession]),
  chapter(use, serverCertificate, [
    expiredServerIsSentNothing,
    revokedServerIsSentNothing,
    unknownServerIsSentNothing,
    otherServerIsSentNothing,
  ]),
  chapter(use, cgu, [cguSpeakOfProSanteConnect]),
  chapter(use, externalBrowser, nativeChecks),
  chapter(use, cibaLogin, [
    cibaRequestNamesTheProfessional,
    cibaRequestDemandsEidas1,
    cibaPollsAtTheAllowedPace,
    cibaSessionIsTheProfessionals,
    onlyTheServerCallsProSanteConnect,
    logoutClosesTheSession,
  ]),
  chapter(use, cibaDenied, [refusedCibaOpensNoSession]),
  chapter(use, cibaExpired, [refusedCibaOpensNoSession]),
  chapter(use, cibaUnavailable, [refusedCibaOpensNoSession]),
  chapter(use, cibaPending, [cibaPollsAtTheAllowedPace, cibaSessionIsTheProfessionals]),
  chapter(use, cibaSlowDown, [cibaPollsAtTheAllowedPace, cibaSessionIsTheProfessionals]),
  chapter(use, internalBrowser, [...nativeChecks, internalBrowserNamesItsLibraries]),
  chapter(accounts, localThenPsc, [oneAccountPerProfessional]),
  chapter(accounts, pscFirst, [oneAccountPerProfessional]),
  chapter(accounts, localAccount, [oneAccountPerProfessional]),
  chapter(level, acrValues, [authorizationDemandsEidas1]),
  chapter(calls, dmpFeed, [vihfNamesTheProfessionalOfTheSession]),
])

export default psc

declare module '../../src/model/words.ts' {
  interface ChecksOfChapters {
    readonly psc: CheckIdsOf<typeof psc>
  }
}
