import { gunzipSync } from 'node:zlib'

/** What stands around a content without being a document: a compression, an encoding, the header of a token. */
export interface Wrapping {
  readonly by: 'gzip' | 'base64' | 'bearer'
  /** What it holds. @throws Error when it cannot be unwrapped, or is larger than a document may be */
  readonly content: () => Uint8Array
}

/** Bytes that a compressed document may have once inflated. */
const mostInflated = 100 * 1024 * 1024

const jwt = /^\s*(?:Authorization:\s*)?(?:Bearer|DPoP)\s+([\w-]+\.[\w-]+\.[\w-]*)\s*$/i

/** Shorter ones are words. */
const shortestBase64 = 24

const isBase64 = (text: string): boolean => {
  const start = text.slice(0, 4_000)
  if (!/^\s*[A-Za-z0-9+/][A-Za-z0-9+/\s]*={0,2}\s*$/.test(start)) return false
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text)) return false
  const letters = text.replace(/\s/g, '')
  return letters.length >= shortestBase64 && letters.length % 4 !== 1
}

/** The wrapping of bytes, whose text is at hand; undefined when they are what they are. */
export const wrappingOf = (bytes: Uint8Array, text: string): Wrapping | undefined => {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return { by: 'gzip', content: () => new Uint8Array(gunzipSync(bytes, { maxOutputLength: mostInflated })) }
  const [, token] = text.length < 100_000 ? (jwt.exec(text) ?? []) : []
  if (token !== undefined) return { by: 'bearer', content: () => new TextEncoder().encode(token) }
  if (isBase64(text)) return { by: 'base64', content: () => new Uint8Array(Buffer.from(text, 'base64')) }
  return undefined
}
