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
/** What stands before a secret, and the first character after it. */
interface Secret {
  readonly before: RegExp
  readonly after: RegExp
  readonly least?: number
}

// No expression reads a secret itself: of one that fills a body of megabytes it would keep a way back for every character,
// and run out of them. What stands before it is bounded.
const secrets: readonly Secret[] = [
  { before: new RegExp(`\\b(?:${field})"?\\s{0,20}[:=]\\s{0,20}"?`, 'gi'), after: /["&\s<>,}]/g },
  { before: new RegExp(`\\\\"(?:${field})\\\\"\\s{0,20}:\\s{0,20}\\\\"`, 'gi'), after: /["\\]/g },
  { before: /\b(?:Bearer|Basic|DPoP)\s{1,20}/gi, after: /[^\w.~+/=-]/g, least: 8 },
  { before: /<(?:[\w.-]{1,100}:)?Password\b[^<>]{0,1000}>/gi, after: /</g },
]

const endOf = (text: string, from: number, after: RegExp): number => {
  after.lastIndex = from
  return after.exec(text)?.index ?? text.length
}

const hide = (text: string, { before, after, least = 1 }: Secret): string => {
  const parts: string[] = []
  let told = 0
  before.lastIndex = 0
  for (let found = before.exec(text); found; found = before.exec(text)) {
    const from = before.lastIndex
    const end = endOf(text, from, after)
    if (end - from < least) continue
    parts.push(text.slice(told, from), shorten(text.slice(from, end)))
    told = end
    before.lastIndex = end
  }
  return told === 0 ? text : parts.join('') + text.slice(told)
}

/** Text of a body, an address or a trace with its secrets shortened, whether JSON, form or XML. In linear time. */
export const hideSecrets = (text: string): string => secrets.reduce(hide, text)

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
