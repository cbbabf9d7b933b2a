/** An answer of the product's adapter, read to its end. */
export interface HttpReply {
  readonly status: number
  /** Media type without its parameters; empty when the answer gives none. */
  readonly type: string
  /** Empty when the answer is no text. */
  readonly text: string
}

/** What an adapter answers is short: more than this, in bytes, is a mistake that must not fill the memory. */
const maxBytes = 200_000_000

const isBinary = (type: string): boolean =>
  /^(?:image|audio|video|font)\/|^application\/(?:octet-stream|pdf|zip|gzip)$/.test(type)

const bytesOf = async ({ body }: Response): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let left = maxBytes
  for await (const chunk of body ?? []) {
    left -= chunk.byteLength
    if (left < 0) throw new Error('Maximum response size reached')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** `fetch` takes no address that holds a name and a password: they become the header that they stand for. */
const withoutCredentials = (url: string): { readonly url: string; readonly headers: Record<string, string> } => {
  const address = new URL(url)
  if (address.username === '') return { url, headers: {} }
  const [name, password] = [address.username, address.password].map(decodeURIComponent)
  address.username = ''
  address.password = ''
  const token = Buffer.from(`${name}:${password}`).toString('base64')
  return { url: address.href, headers: { authorization: `Basic ${token}` } }
}

/**
 * Asks with GET, or with POST when there are parameters, and follows no redirect.
 * @throws what `fetch` throws, or the reason of the signal
 */
export const replyTo = async (url: string, params: object | undefined, signal: AbortSignal): Promise<HttpReply> => {
  const to = withoutCredentials(url)
  const response = await fetch(to.url, {
    method: params === undefined ? 'GET' : 'POST',
    headers: {
      ...to.headers,
      accept: 'application/json',
      // A product restarts between two actions, and a connection kept from the one before would be reset.
      connection: 'close',
      ...(params === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(params === undefined ? {} : { body: JSON.stringify(params) }),
    redirect: 'manual',
    signal,
  })
  const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
  const bytes = await bytesOf(response)
  return { status: response.status, type, text: isBinary(type) ? '' : new TextDecoder().decode(bytes) }
}
