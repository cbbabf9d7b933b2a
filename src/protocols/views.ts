import { hash } from 'node:crypto'

type Reader<T> = (bytes: Uint8Array) => T

/** Typed views of bodies, each made once however many look at it: a mail is parsed once to judge a whole scenario. */
export interface Views {
  /**
   * What `read` makes of these bytes. The same bytes (by SHA-256) and the same function give the same value, a promise or
   * a throw included; `variant` tells apart views that depend on more than the bytes (a Content-Type).
   */
  readonly of: <T>(bytes: Uint8Array, read: Reader<T>, variant?: string) => T
  /** How often each reader really ran. */
  readonly made: () => ReadonlyMap<Reader<unknown>, number>
}

type Kept = { readonly value: unknown } | { readonly thrown: unknown }

const attempt = (read: Reader<unknown>, bytes: Uint8Array): Kept => {
  try {
    return { value: read(bytes) }
  } catch (thrown) {
    return { thrown }
  }
}

export const viewsOf = (): Views => {
  const kept = new Map<Reader<unknown>, Map<string, Kept>>()
  const digests = new WeakMap<Uint8Array, string>()
  const counts = new Map<Reader<unknown>, number>()
  const digestOf = (bytes: Uint8Array): string => {
    const known = digests.get(bytes) ?? hash('sha256', bytes)
    digests.set(bytes, known)
    return known
  }
  return {
    of: <T>(bytes: Uint8Array, read: Reader<T>, variant = ''): T => {
      const mine = kept.get(read) ?? new Map<string, Kept>()
      kept.set(read, mine)
      const key = `${digestOf(bytes)} ${variant}`
      const known = mine.get(key) ?? attempt(read, bytes)
      if (!mine.has(key)) counts.set(read, (counts.get(read) ?? 0) + 1)
      mine.set(key, known)
      if ('thrown' in known) throw known.thrown
      // Kept under the reader that made it.
      return known.value as T
    },
    made: () => counts,
  }
}
