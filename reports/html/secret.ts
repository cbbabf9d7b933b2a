const kept = 12

/** The beginning of a secret: at most 12 characters, and never more than a third of it. */
export const shorten = (secret: string): string => {
  const visible = secret.slice(0, Math.min(kept, Math.floor(secret.length / 3)))
  return secret === '' ? secret : `${visible}…`
}

const secretHeader = /^(?:proxy-)?authorization$|cookie$|token|secret|api-?key/i

/** A header's value as the page shows it: credentials keep their scheme or name and the beginning of the secret. */
export const shownHeader = (name: string, value: string): string => {
  if (!secretHeader.test(name)) return value
  return value.replace(/^((?:[A-Za-z]+\s+)|(?:[^=;,\s]+=))?([^;]+)/, (_whole, before: string | undefined, secret) => {
    return `${before ?? ''}${shorten(secret)}`
  })
}

const field = 'client_secret|client_assertion|access_token|refresh_token|id_token(?:_hint)?|password|mot_de_passe'
const assigned = new RegExp(`(\\b(?:${field})"?\\s*[:=]\\s*"?)([^"&\\s<>,}]+)`, 'gi')
const escapedField = new RegExp(`(\\\\"(?:${field})\\\\"\\s*:\\s*\\\\")([^"\\\\]+)`, 'gi')
const credentials = /\b((?:Bearer|Basic|DPoP)\s+)([\w.~+/=-]{8,})/gi
const passwordElement = /(<(?:[\w.-]+:)?Password\b[^>]*>)([^<]+)/gi

/** Text of a body, an address or a trace with its secrets shortened, whether JSON, form or XML. */
export const hideSecrets = (text: string): string =>
  [assigned, escapedField, credentials, passwordElement].reduce(
    (hidden, pattern) => hidden.replace(pattern, (_whole, before, secret) => `${before}${shorten(secret)}`),
    text,
  )

const fromServer = (line: string): boolean => /^\s*(?:S:|<)/.test(line)

/** The dialogue of a mail session with what a client sends after AUTH shortened, its answers to `334` included. */
export const hideDialogueSecrets = (lines: readonly string[]): readonly string[] => {
  let challenged = false
  return lines.map((line) => {
    if (fromServer(line)) {
      challenged = /^\s*\S+\s*334\b/.test(line)
      return line
    }
    if (challenged) {
      challenged = false
      return line.replace(/(\S{4,})\s*$/, (secret) => shorten(secret))
    }
    return line.replace(/(\bAUTH\s+[\w-]+\s+)(\S+)/i, (_whole, before, secret) => `${before}${shorten(secret)}`)
  })
}
