import { hash } from 'node:crypto'

/** Makes a view of a body: `view` gives the views of what the body holds, `variant` is what else the view depends on. */
export type Reader<T> = (bytes: Uint8Array, view: View, variant: string) => T

/**
 * What `read` makes of these bytes. The same bytes (by SHA-256) and the same function give the same value, a promise or
 * a throw included; `variant` tells apart views that depend on more than the bytes (a Content-Type).
 */
export type View = <T>(bytes: Uint8Array, read: Reader<T>, variant?: string) => T

/** Typed views of bodies, each made once however many look at it: a mail is parsed once to judge a whole scenario. */
export interface Views {
  readonly of: View
  /** How often each reader really ran. */
  readonly made: () => ReadonlyMap<Reader<unknown>, number>
}

/** Views that are made anew each time. */
export const directly: View = (bytes, read, variant = '') => read(bytes, directly, variant)

type Kept = { readonly value: unknown } | { readonly thrown: unknown }

/** Bytes whose views are kept at the most: a run holds many bodies, and few of them are looked at again much later. */
const mostBytes = 32 * 1024 * 1024

const attempt = (read: () => unknown): Kept => {
  try {
    return { value: read() }
  } catch (thrown) {
    return { thrown }
  }
}

/** Gives what was read of bytes of this SHA-256 in another process, or what `make` reads of them now. */
export type Shelf = (sha256: string, make: () => unknown) => unknown

/** @param shelves of readers whose views outlive the process; such a view hangs on the bytes alone */
export const viewsOf = (most = mostBytes, shelves: ReadonlyMap<Reader<unknown>, Shelf> = new Map()): Views => {
  let kept = new Map<Reader<unknown>, Map<string, Kept>>()
  let weight = 0
  const digests = new WeakMap<Uint8Array, string>()
  const counts = new Map<Reader<unknown>, number>()
  const digestOf = (bytes: Uint8Array): string => {
    const known = digests.get(bytes) ?? hash('sha256', bytes)
    digests.set(bytes, known)
    return known
  }
  const make = (read: Reader<unknown>, bytes: Uint8Array, variant: string, key: string): Kept => {
    if (weight > most) {
      kept = new Map()
      weight = 0
    }
    const reading = (): unknown => {
      counts.set(read, (counts.get(read) ?? 0) + 1)
      return read(bytes, view, variant)
    }
    const shelf = shelves.get(read)
    const one = attempt(() => (shelf ? shelf(digestOf(bytes), reading) : reading()))
    const mine = kept.get(read) ?? new Map<string, Kept>()
    kept.set(read, mine.set(key, one))
    weight += bytes.byteLength
    return one
  }
  const view = <T>(bytes: Uint8Array, read: Reader<T>, variant = ''): T => {
    const key = `${digestOf(bytes)} ${variant}`
    const one = kept.get(read)?.get(key) ?? make(read, bytes, variant, key)
    if ('thrown' in one) throw one.thrown
    // Kept under the reader that made it.
    return one.value as T
  }
  return { of: view, made: () => counts }
}
