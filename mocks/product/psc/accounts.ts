import { sameProfessional } from '../../../src/protocols/oidc/professional.ts'
import type { ProductContext } from '../context.ts'
import { memoryOf } from './memory.ts'

const newAccount = (product: ProductContext, nationalId: string | undefined): string => {
  const { accounts } = memoryOf(product)
  const accountId = `C${accounts.size + 1}`
  accounts.set(accountId, nationalId)
  return accountId
}

const compare = (product: ProductContext, one: string, other: string): boolean =>
  product.has('psc.account-matched-to-the-letter') ? one === other : sameProfessional(one, other)

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

/** The account on which a session opened by Pro Santé Connect works. */
export const accountForLogin = (product: ProductContext, nationalId: string): string =>
  product.has('psc.second-account-for-pro-sante-connect')
    ? newAccount(product, nationalId)
    : accountOf(product, nationalId)
