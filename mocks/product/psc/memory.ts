import type { JSONWebKeySet } from 'jose'
import type { ProductContext } from '../context.ts'

/** One click on the button: what the answer of Pro Santé Connect must match. Lives until the answer comes. */
export interface LoginAttempt {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly redirectUri: string
}

/** What the server keeps of an open session; nothing of it goes to the browser. */
export interface SessionTokens {
  readonly idToken: string
  readonly accessToken: string
  readonly refreshToken: string
}

/** A local account. What the last login by Pro Santé Connect said is kept beside it; it is matched by the RPPS alone. */
export interface Account {
  /** Undefined while it is matched with no professional. */
  readonly nationalId: string | undefined
  readonly sub?: string | undefined
  readonly psiId?: string | undefined
  readonly name?: string
}

export interface PscMemory {
  /** By value of the attempt's cookie; by `state` for a native application, which waits for one answer. */
  readonly attempts: Map<string, LoginAttempt>
  /** By value of the session's cookie. */
  readonly tokens: Map<string, SessionTokens>
  /** Account on which each session works, by value of the session's cookie. */
  readonly sessionAccounts: Map<string, string>
  /** By account number. */
  readonly accounts: Map<string, Account>
  /** The key set as first read, for the defects that keep it. */
  firstKeys: JSONWebKeySet | undefined
}

const memories = new WeakMap<ProductContext, PscMemory>()

/** The relying party's own memory of a product: the same for its pages and its pilot actions. */
export const memoryOf = (product: ProductContext): PscMemory => {
  const known = memories.get(product)
  if (known !== undefined) return known
  const fresh: PscMemory = {
    attempts: new Map(),
    tokens: new Map(),
    sessionAccounts: new Map(),
    accounts: new Map(),
    firstKeys: undefined,
  }
  memories.set(product, fresh)
  return fresh
}
