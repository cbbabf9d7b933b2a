import { sameProfessional } from '../../../src/protocols/oidc/professional.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { memoryOf } from './memory.ts'

const newAccount = (product: ProductContext, nationalId: string | undefined): string => {
  const { accounts } = memoryOf(product)
  const accountId = `C${accounts.size + 1}`
  accounts.set(accountId, nationalId)
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

/** The account of a professional, matched on the RPPS; made when there is none. */
export const accountOf = (product: ProductContext, nationalId: string): string => {
  const known = [...memoryOf(product).accounts].find(
    ([, owner]) => owner !== undefined && compare(product, owner, nationalId),
  )
  return known?.[0] ?? newAccount(product, nationalId)
}

/** A local account. One professional has one: asked for again, it is the one that exists. */
export const createAccount = (product: ProductContext, nationalId: string | undefined): string =>
  nationalId === undefined ? newAccount(product, undefined) : accountOf(product, nationalId)

export const secondAccountForProSanteConnect = defect(
  'psc.second-account-for-pro-sante-connect',
  'fail',
  ['psc.oneAccountPerProfessional'],
  'Chaque connexion par Pro Santé Connect crée un compte',
  'Each login with Pro Santé Connect makes an account',
)

/** The account on which a session opened by Pro Santé Connect works. */
export const accountForLogin = (product: ProductContext, nationalId: string): string =>
  product.has(secondAccountForProSanteConnect) ? newAccount(product, nationalId) : accountOf(product, nationalId)
