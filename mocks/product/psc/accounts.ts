import { decodeJwt, textClaim } from '../../../src/protocols/oidc/jwt.ts'
import { sameProfessional } from '../../../src/protocols/oidc/professional.ts'
import type { TokenResponse } from '../../../src/protocols/oidc/token-response.ts'
import type { ProductContext, Professional } from '../context.ts'
import { defect } from '../defect.ts'
import { type Account, memoryOf } from './memory.ts'

const newAccount = (product: ProductContext, account: Account): string => {
  const { accounts } = memoryOf(product)
  const accountId = `C${accounts.size + 1}`
  accounts.set(accountId, account)
  return accountId
}

export const accountMatchedToTheLetter = defect(
  'psc.account-matched-to-the-letter',
  'fail',
  ['psc.oneAccountPerProfessional'],
  'Le RPPS et l’identifiant national à 12 chiffres sont pris pour deux personnes',
  'The RPPS and the 12-digit national id are taken for two persons',
)

const compare = (product: ProductContext, one: string, other: string): boolean =>
  product.has(accountMatchedToTheLetter) ? one === other : sameProfessional(one, other)

const accountWhere = (product: ProductContext, holds: (account: Account) => boolean): string | undefined =>
  [...memoryOf(product).accounts].find(([, account]) => holds(account))?.[0]

/** The account of a professional, matched on the RPPS. */
const matched = (product: ProductContext, nationalId: string): string | undefined =>
  accountWhere(
    product,
    (account) => account.nationalId !== undefined && compare(product, account.nationalId, nationalId),
  )

/** A local account. One professional has one: asked for again, it is the one that exists. */
export const createAccount = (product: ProductContext, nationalId: string | undefined): string =>
  (nationalId === undefined ? undefined : matched(product, nationalId)) ?? newAccount(product, { nationalId })

/** What a login says of who comes. */
const accountOf = (who: Professional, tokens: TokenResponse | undefined): Account => {
  const claims = (tokens?.idToken === undefined ? undefined : decodeJwt(tokens.idToken)?.claims) ?? {}
  return {
    nationalId: who.nationalId,
    sub: textClaim(claims, 'sub'),
    psiId: typeof claims.PSISubjectNameID === 'string' ? claims.PSISubjectNameID : undefined,
    name: `${who.familyName} ${who.givenName}`,
  }
}

export const secondAccountForProSanteConnect = defect(
  'psc.second-account-for-pro-sante-connect',
  'fail',
  ['psc.oneAccountPerProfessional'],
  'Chaque connexion par Pro Santé Connect crée un compte',
  'Each login with Pro Santé Connect makes an account',
)

export const accountKeyedBySub = defect(
  'psc.account-keyed-by-sub',
  'fail',
  ['psc.accountOutlivesTheFormOfSub', 'psc.accountOutlivesAnotherSub'],
  'Un compte déjà ouvert par Pro Santé Connect n’est retrouvé que par le sub',
  'An account that Pro Santé Connect has already opened is found by the sub only',
)

export const accountMatchedBySubFirst = defect(
  'psc.account-matched-by-sub-first',
  'warn',
  ['psc.sharedSubMergesNoAccounts'],
  'Le compte est cherché par le sub avant de l’être par le RPPS',
  'The account is looked for by the sub before the RPPS',
)

export const accountKeyedByPsiIdentifier = defect(
  'psc.account-keyed-by-psi-identifier',
  'fail',
  ['psc.accountIsOfOneProfessional'],
  'Le compte est cherché par PSISubjectNameID, vide pour la plupart',
  'The account is looked for by PSISubjectNameID, which is empty for most',
)

export const homonymsShareAnAccount = defect(
  'psc.homonyms-share-an-account',
  'fail',
  ['psc.accountIsOfOneProfessional'],
  'Un professionnel inconnu prend le compte de son homonyme',
  'An unknown professional takes the account of their namesake',
)

/** The account that exists for who comes: by the RPPS, whatever `sub` is this time, unless a defect has it otherwise. */
const existing = (product: ProductContext, coming: Account, nationalId: string): string | undefined => {
  const { sub, psiId, name } = coming
  const bySub = () => (sub === undefined ? undefined : accountWhere(product, (account) => account.sub === sub))
  const byRpps = () => matched(product, nationalId)
  if (product.has(secondAccountForProSanteConnect)) return undefined
  if (product.has(accountKeyedBySub)) {
    const known = byRpps()
    const taken = known !== undefined && memoryOf(product).accounts.get(known)?.sub !== undefined
    return bySub() ?? (taken ? undefined : known)
  }
  if (product.has(accountMatchedBySubFirst)) return bySub() ?? byRpps()
  if (product.has(accountKeyedByPsiIdentifier) && psiId !== undefined) {
    return accountWhere(product, (account) => account.psiId === psiId) ?? byRpps()
  }
  if (product.has(homonymsShareAnAccount)) {
    return byRpps() ?? accountWhere(product, (account) => account.name === name)
  }
  return byRpps()
}

/** The account on which a session opened by Pro Santé Connect works. */
export const accountForLogin = (
  product: ProductContext,
  who: Professional,
  tokens: TokenResponse | undefined,
): string => {
  const coming = accountOf(who, tokens)
  const known = existing(product, coming, who.nationalId)
  if (known === undefined) return newAccount(product, coming)
  const { accounts } = memoryOf(product)
  const account = accounts.get(known)
  accounts.set(known, { ...coming, nationalId: account?.nationalId ?? who.nationalId })
  return known
}
