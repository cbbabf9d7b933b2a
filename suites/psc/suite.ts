import type { Requirement } from '../../src/model/requirement.ts'
import { type CheckIdsOf, chapter, checksOf, suite } from '../../src/run/suite.ts'
import * as accountsChecks from './checks/accounts.ts'
import * as accountsAndSub from './checks/accounts-and-sub.ts'
import * as anotherIdentity from './checks/another-identity.ts'
import * as authorization from './checks/authorization.ts'
import * as backChannel from './checks/back-channel.ts'
import * as button from './checks/button.ts'
import * as ciba from './checks/ciba.ts'
import * as exchange from './checks/exchange.ts'
import * as forgedTokens from './checks/forged-tokens.ts'
import * as frontChannel from './checks/front-channel.ts'
import * as logout from './checks/logout.ts'
import * as native from './checks/native.ts'
import * as navigation from './checks/navigation.ts'
import * as newValues from './checks/new-values.ts'
import * as productPages from './checks/product-pages.ts'
import * as refusals from './checks/refusals.ts'
import * as requestTaken from './checks/request-taken.ts'
import * as serverCertificateChecks from './checks/server-certificate.ts'
import * as session from './checks/session.ts'
import * as sessionLife from './checks/session-life.ts'
import * as vihf from './checks/vihf.ts'
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
import refreshedOfAnother from './scenarios/PSC.01.01--refreshed-id-token-of-another.ts'
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
import userinfoNamesAnother from './scenarios/PSC.01.01--userinfo-names-another.ts'
import userinfoOversized from './scenarios/PSC.01.01--userinfo-oversized.ts'
import userinfoForged from './scenarios/PSC.01.01--userinfo-signed-by-another-key.ts'
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
import homonyms from './scenarios/PSC.02.01--homonyms.ts'
import localAccount from './scenarios/PSC.02.01--local-account.ts'
import pscFirst from './scenarios/PSC.02.01--psc-first.ts'
import subChanged from './scenarios/PSC.02.01--sub-changed.ts'
import subInTheOtherForm from './scenarios/PSC.02.01--sub-in-the-other-form.ts'
import subShared from './scenarios/PSC.02.01--sub-shared.ts'
import acrValues from './scenarios/PSC.08.01.ts'

const use = { fr: 'Utilisation de Pro Santé Connect', en: 'Use of Pro Santé Connect' }
const accounts = { fr: 'Rapprochement de comptes', en: 'Matching of accounts' }
const calls = {
  fr: 'Appel des API avec l’identité Pro Santé Connect',
  en: 'Calling APIs with the Pro Santé Connect identity',
}
const level = { fr: 'Niveau d’authentification', en: 'Level of authentication' }

/** What the login of a native application shares with the web’s, seen from Pro Santé Connect and the browser. */
const nativeLogin = [
  navigation.authorizationIsATopLevelNavigation,
  authorization.authorizationAsksForACode,
  authorization.authorizationAsksForScopeAll,
  authorization.authorizationDemandsEidas1,
  authorization.authorizationCarriesAState,
  authorization.authorizationCarriesANonce,
  native.nativeLoginUsesPkce,
  authorization.redirectUriIsTheDeclaredOne,
  exchange.codeIsExchangedByTheServer,
  exchange.clientSecretStaysOnTheServer,
  exchange.tokensStayOnTheServer,
  backChannel.onlyTheServerCallsProSanteConnect,
  session.sessionIsTheProfessionals,
  logout.logoutClosesTheSession,
  logout.logoutClosesProSanteConnect,
]

const psc = suite(
  'psc',
  { fr: 'Pro Santé Connect', en: 'Pro Santé Connect' },
  requirements as readonly Requirement[],
  [
    chapter(use, webLogin, [
      button.loginPageCarriesTheButton,
      navigation.authorizationIsATopLevelNavigation,
      authorization.authorizationAsksForACode,
      authorization.authorizationAsksForScopeAll,
      authorization.authorizationCarriesAState,
      authorization.authorizationCarriesANonce,
      newValues.stateIsNewEachTime,
      newValues.nonceIsNewEachTime,
      newValues.codeChallengeIsNewEachTime,
      authorization.redirectUriIsTheDeclaredOne,
      exchange.codeIsExchangedByTheServer,
      exchange.clientSecretStaysOnTheServer,
      exchange.tokensStayOnTheServer,
      exchange.tokensStayOutOfUrls,
      backChannel.onlyTheServerCallsProSanteConnect,
      session.sessionIsTheProfessionals,
      productPages.logoutIsReachable,
      logout.logoutClosesTheSession,
      logout.logoutClosesProSanteConnect,
    ]),
    chapter(use, wrongNonce, [refusals.wrongNonceOpensNoSession]),
    chapter(use, stateAltered, [refusals.alteredStateOpensNoSession, refusals.alteredStateRedeemsNoCode]),
    chapter(use, stateMissing, [frontChannel.missingStateOpensNoSession]),
    chapter(use, callbackIss, [frontChannel.answerOfAnotherIssuerOpensNoSession]),
    chapter(use, accessDenied, [frontChannel.errorAnswerOpensNoSession, frontChannel.refusalIsShownToTheUser]),
    chapter(use, loginRequired, [frontChannel.errorAnswerOpensNoSession, frontChannel.refusalIsShownToTheUser]),
    chapter(use, serverError, [frontChannel.errorAnswerOpensNoSession, frontChannel.refusalIsShownToTheUser]),
    chapter(use, temporarilyUnavailable, [
      frontChannel.errorAnswerOpensNoSession,
      frontChannel.refusalIsShownToTheUser,
    ]),
    chapter(use, invalidScope, [frontChannel.errorAnswerOpensNoSession, frontChannel.refusalIsShownToTheUser]),
    chapter(use, unauthorizedClient, [frontChannel.errorAnswerOpensNoSession, frontChannel.refusalIsShownToTheUser]),
    chapter(use, codeOfAnotherClient, [backChannel.failedExchangeOpensNoSession]),
    chapter(use, wrongIss, [forgedTokens.idTokenOfAnotherIssuerOpensNoSession]),
    chapter(use, wrongAud, [forgedTokens.idTokenForAnotherServiceOpensNoSession]),
    chapter(use, wrongAzp, [forgedTokens.idTokenIssuedToAnotherServiceOpensNoSession]),
    chapter(use, expiredIdToken, [forgedTokens.expiredIdTokenOpensNoSession]),
    chapter(use, notYetValid, [forgedTokens.idTokenNotYetValidOpensNoSession]),
    chapter(use, otherKey, [forgedTokens.idTokenSignedByAnotherKeyOpensNoSession]),
    chapter(use, algNone, [forgedTokens.unsignedIdTokenOpensNoSession]),
    chapter(use, hs256, [forgedTokens.hs256IdTokenOpensNoSession]),
    chapter(use, unknownKid, [forgedTokens.idTokenWithUnknownKidOpensNoSession]),
    chapter(use, acrEidas2, [forgedTokens.higherLevelIdTokenOpensTheSession]),
    chapter(use, acrEidas0, [forgedTokens.lowLevelIdTokenOpensNoSession]),
    chapter(use, acrUnknown, [forgedTokens.lowLevelIdTokenOpensNoSession]),
    chapter(use, acrMissing, [forgedTokens.lowLevelIdTokenOpensNoSession]),
    chapter(use, idTokenMissing, [forgedTokens.missingIdTokenOpensNoSession]),
    chapter(use, unnamed, [backChannel.unnamedProfessionalIsNobodyElse]),
    chapter(use, keyRotated, [backChannel.rotatedKeyOpensTheSession]),
    chapter(use, keyRotatedUnannounced, [backChannel.newKeyOpensTheSession]),
    chapter(use, htmlInGivenName, [productPages.givenNameIsEscaped]),
    chapter(use, codeReplayed, [backChannel.failedExchangeOpensNoSession]),
    chapter(use, tokenError400, [backChannel.failedExchangeOpensNoSession]),
    chapter(use, tokenError500, [backChannel.failedExchangeOpensNoSession]),
    chapter(use, tokenCut, [backChannel.failedExchangeOpensNoSession]),
    chapter(use, tokenSlow, [backChannel.slowExchangeOpensTheSession]),
    chapter(use, userinfoSub, [backChannel.userInfoOfAnotherPersonOpensNoSession]),
    chapter(use, userinfoNamesAnother, [anotherIdentity.userInfoNamingAnotherOpensNoOtherSession]),
    chapter(use, userinfoForged, [anotherIdentity.forgedUserInfoIsNotBelieved]),
    chapter(use, userinfoOversized, [productPages.overlongUserInfoIsSurvived]),
    chapter(use, accessTokenExpired, [sessionLife.expiredAccessTokenIsRenewed]),
    chapter(use, refreshRefused, [sessionLife.refusedRenewalEndsTheSession]),
    chapter(use, refreshedOfAnother, [anotherIdentity.refreshedIdTokenOfAnotherGivesNoSession]),
    chapter(use, refreshTokenExpired, [sessionLife.refusedRenewalEndsTheSession]),
    chapter(use, sessionIdle, [sessionLife.refusedRenewalEndsTheSession]),
    chapter(use, sessionTooOld, [sessionLife.refusedRenewalEndsTheSession]),
    chapter(use, sessionClosed, [sessionLife.refusedRenewalEndsTheSession]),
    chapter(use, introspectionInactive, [sessionLife.inactiveTokenEndsTheSession]),
    chapter(use, serverCertificate, [
      serverCertificateChecks.expiredServerIsSentNothing,
      serverCertificateChecks.revokedServerIsSentNothing,
      serverCertificateChecks.unknownServerIsSentNothing,
      serverCertificateChecks.otherServerIsSentNothing,
    ]),
    chapter(use, cgu, [productPages.cguSpeakOfProSanteConnect]),
    chapter(use, externalBrowser, nativeLogin),
    chapter(use, cibaLogin, [
      ciba.cibaRequestNamesTheProfessional,
      ciba.cibaRequestDemandsEidas1,
      ciba.cibaPollsAtTheAllowedPace,
      ciba.cibaSessionIsTheProfessionals,
      backChannel.onlyTheServerCallsProSanteConnect,
      logout.logoutClosesTheSession,
    ]),
    chapter(use, cibaDenied, [ciba.refusedCibaOpensNoSession]),
    chapter(use, cibaExpired, [ciba.refusedCibaOpensNoSession]),
    chapter(use, cibaUnavailable, [ciba.refusedCibaOpensNoSession]),
    chapter(use, cibaPending, [ciba.cibaPollsAtTheAllowedPace, ciba.cibaSessionIsTheProfessionals]),
    chapter(use, cibaSlowDown, [ciba.cibaPollsAtTheAllowedPace, ciba.cibaSessionIsTheProfessionals]),
    chapter(use, internalBrowser, [...nativeLogin, native.internalBrowserNamesItsLibraries]),
    chapter(accounts, localThenPsc, [accountsChecks.oneAccountPerProfessional]),
    chapter(accounts, pscFirst, [accountsChecks.oneAccountPerProfessional]),
    chapter(accounts, localAccount, [accountsChecks.oneAccountPerProfessional]),
    chapter(accounts, subInTheOtherForm, [accountsAndSub.accountOutlivesTheFormOfSub]),
    chapter(accounts, subChanged, [accountsAndSub.accountOutlivesAnotherSub]),
    chapter(accounts, homonyms, [accountsAndSub.accountIsOfOneProfessional]),
    chapter(accounts, subShared, [accountsAndSub.sharedSubMergesNoAccounts]),
    chapter(level, acrValues, [authorization.authorizationDemandsEidas1]),
    chapter(calls, dmpFeed, [vihf.vihfNamesTheProfessionalOfTheSession]),
  ],
  checksOf({
    accountsChecks,
    authorization,
    backChannel,
    button,
    ciba,
    exchange,
    forgedTokens,
    frontChannel,
    logout,
    native,
    navigation,
    newValues,
    productPages,
    refusals,
    serverCertificateChecks,
    requestTaken,
    session,
    sessionLife,
    vihf,
  }),
)

export default psc

declare module '../../src/model/words.ts' {
  interface ChecksOfChapters {
    readonly psc: CheckIdsOf<typeof psc>
  }
}
