import type { ProductContext } from '../context.ts'

/** One click on the button: what the answer of Pro Santé Connect must match. Lives until the answer comes. */
export interface LoginAttempt {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** What the server keeps of an open session; nothing of it goes to the browser. */
export interface SessionTokens {
  readonly idToken: string
  readonly accessToken: string
}

export interface PscMemory {
  /** By value of the attempt's cookie. */
  readonly attempts: Map<string, LoginAttempt>
  /** By value of the session's cookie. */
  readonly tokens: Map<string, SessionTokens>
}

const memories = new WeakMap<ProductContext, PscMemory>()

/** The relying party's own memory of a product: the same for its pages and its pilot actions. */
export const memoryOf = (product: ProductContext): PscMemory => {
  const known = memories.get(product)
  if (known !== undefined) return known
  const fresh: PscMemory = { attempts: new Map(), tokens: new Map() }
  memories.set(product, fresh)
  return fresh
}
