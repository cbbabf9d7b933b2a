import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'

// Requests that Pro Santé Connect does not take: each defect changes one thing of what is sent.

export const redeemsWithoutACode = defect(
  'psc.redeems-without-a-code',
  'fail',
  ['psc.proSanteConnectTakesTheRequest', 'psc.codeIsExchangedByTheServer', 'psc.logoutIsReachable'],
  'Demande des jetons sans code',
  'Asks for tokens without a code',
)

export const redeemsWithAnotherVerifier = defect(
  'psc.redeems-with-another-verifier',
  'fail',
  ['psc.proSanteConnectTakesTheRequest', 'psc.codeIsExchangedByTheServer', 'psc.logoutIsReachable'],
  'Échange le code avec un autre code_verifier',
  'Redeems the code with another code_verifier',
)

export const unknownGrantType = defect(
  'psc.unknown-grant-type',
  'fail',
  ['psc.proSanteConnectTakesTheRequest', 'psc.codeIsExchangedByTheServer', 'psc.cibaSessionIsTheProfessionals'],
  'Demande des jetons par un grant_type inconnu',
  'Asks for tokens by an unknown grant_type',
)

export const unknownResponseType = defect(
  'psc.unknown-response-type',
  'fail',
  ['psc.proSanteConnectTakesTheRequest', 'psc.authorizationAsksForACode'],
  'Demande un response_type inconnu',
  'Asks for an unknown response_type',
)

export const unknownScope = defect(
  'psc.unknown-scope',
  'fail',
  ['psc.proSanteConnectTakesTheRequest', 'psc.cibaSessionIsTheProfessionals'],
  'Demande un périmètre inconnu',
  'Asks for an unknown scope',
)

export const overlongBindingMessage = defect(
  'psc.overlong-binding-message',
  'fail',
  ['psc.proSanteConnectTakesTheRequest', 'psc.cibaSessionIsTheProfessionals'],
  'Le message de liaison de CIBA a 60 caractères',
  'The binding message of CIBA has 60 characters',
)

/** The parameters of a request as they are sent. */
export const refusedForm = (form: URLSearchParams, { has }: ProductContext): URLSearchParams => {
  const sent = new URLSearchParams(form)
  const change = (name: string, value: string) => {
    if (sent.has(name)) sent.set(name, value)
  }
  if (has(redeemsWithoutACode)) sent.delete('code')
  if (has(redeemsWithAnotherVerifier)) change('code_verifier', 'a'.repeat(43))
  if (has(unknownGrantType)) change('grant_type', 'code')
  if (has(unknownResponseType)) change('response_type', 'kode')
  if (has(unknownScope)) change('scope', 'openid scope_all scope_inconnu')
  if (has(overlongBindingMessage)) change('binding_message', '7'.repeat(60))
  return sent
}
