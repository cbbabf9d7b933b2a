const word = /=\?([\w-]+)(?:\*[\w-]+)?\?([BbQq])\?([^?]*)\?=/g

const bytesOf = (encoding: string, text: string): Uint8Array =>
  encoding.toUpperCase() === 'B'
    ? Buffer.from(text, 'base64')
    : Buffer.from(
        text
          .replaceAll('_', ' ')
          .replace(/=([0-9A-Fa-f]{2})/g, (_whole, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      )

const decode = (charset: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return undefined
  }
}

/** A mail header as a person reads it: the encoded words of RFC 2047 decoded, an unknown charset left as it is. */
export const readableHeader = (value: string): string =>
  value
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(word, (whole, charset, encoding, text) => decode(charset, bytesOf(encoding, text)) ?? whole)
