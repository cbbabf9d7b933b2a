import { defect } from '../../defect.ts'

/** What it does with slow, long or foreign answers of the token and UserInfo endpoints, and with the name they give. */
export const exchangeAndUserinfoDefects = [
  defect(
    'psc.given-name-not-escaped',
    'warn',
    ['psc.givenNameIsEscaped'],
    'Le prénom est écrit tel quel dans la page d’accueil',
    'The given name is written as it is in the home page',
  ),
  defect(
    'psc.gives-up-on-a-slow-answer',
    'warn',
    ['psc.slowExchangeOpensTheSession'],
    'Le produit n’attend pas plus d’une demi-seconde',
    'The product waits no longer than half a second',
  ),
  defect(
    'psc.userinfo-sub-not-checked',
    'warn',
    ['psc.userInfoOfAnotherPersonOpensNoSession'],
    'Le sub de UserInfo n’est pas comparé à celui de l’id_token',
    'The sub of UserInfo is not compared with the id_token’s',
  ),
  defect(
    'psc.long-userinfo-breaks-the-product',
    'warn',
    ['psc.overlongUserInfoIsSurvived'],
    'Un UserInfo trop long fait échouer la page',
    'An over-long UserInfo breaks the page',
  ),
  defect(
    'psc.userinfo-asked-by-the-browser',
    'fail',
    ['psc.onlyTheServerCallsProSanteConnect'],
    'UserInfo est demandé depuis une page du produit',
    'UserInfo is asked for by a page of the product',
  ),
  defect(
    'psc.access-token-in-the-url',
    'warn',
    ['psc.tokensStayOutOfUrls'],
    'L’access_token est dans l’adresse de la demande à UserInfo',
    'The access_token is in the address of the request to UserInfo',
  ),
] as const
