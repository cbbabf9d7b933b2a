import { createHmac, randomBytes } from 'node:crypto'

/** Takes the secrets out of what is recorded: a fingerprint stands for each, the same one wherever it is met again. */
export interface SecretKeeper {
  /** A copy of a value without the secrets that its field names and headers tell, nor any that was met before. */
  readonly hide: <T>(value: T) => T
  /** Whether `hide` would leave a value as it is, told by its JSON; it may say no of one that holds none. */
  readonly isFreeOf: (json: string) => boolean
  /** The same for the bytes of a body whose media type is a text in which one may stand. */
  readonly hideIn: (bytes: Uint8Array, mediaType: string | undefined) => Uint8Array
}

const names =
  'access_?token|refresh_?token|client_?secret|subject_?token|actor_?token|token|password|secret|api[_-]?key'
const secretField = new RegExp(`^(?:[\\w-]+-)?(?:${names})$`, 'i')
const inForm = new RegExp(`((?:^|[?&])(?:${names})=)([^&#\\s]+)`, 'gi')
const inJson = new RegExp(`("(?:${names})"\\s*:\\s*)"((?:[^"\\\\]|\\\\.)+)"`, 'gi')
/** What every field, header and assignment that `hide` looks at is written with. */
const telling = /token|password|secret|api[_-]?key|authorization|cookie|dialogue/i
const readable = /json|x-www-form-urlencoded|html|javascript|^text\/(?!xml)/i

/** A shorter one is a word of the language: replacing it everywhere would spoil the recording. */
const leastLength = 8
/** Those of the latest sessions: an older one is fingerprinted where its field says what it is. */
const mostKnown = 400

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

const jsonText = (text: string): string => {
  try {
    return JSON.parse(`"${text}"`)
  } catch {
    return text
  }
}

/**
 * @param key of the fingerprints, which nobody keeps: a secret that is easy to guess cannot be tried against them, and
 *   those of two runs do not compare
 */
export const secretKeeper = (key: Uint8Array = randomBytes(32)): SecretKeeper => {
  const known = new Map<string, string>()

  const fingerprint = (secret: string): string => {
    if (isFingerprint.test(secret)) return secret
    const print = `sha256:${createHmac('sha256', key).update(secret).digest('hex').slice(0, 16)}`
    if (secret.length >= leastLength) {
      for (const form of [secret, encodeURIComponent(secret)]) {
        known.delete(form)
        known.set(form, print)
      }
      for (const oldest of known.keys()) if (known.size > mostKnown) known.delete(oldest)
    }
    return print
  }

  const text = (given: string): string => {
    let hidden = given
      .replace(inForm, (_, name: string, value: string) => `${name}${fingerprint(decoded(value))}`)
      .replace(inJson, (_, name: string, value: string) => `${name}"${fingerprint(jsonText(value))}"`)
    for (const [secret, print] of known) if (hidden.includes(secret)) hidden = hidden.replaceAll(secret, print)
    return hidden
  }

  /** Basic stays Basic, with its user: RFC 6749 §2.3.1 encodes both halves as a form does. */
  const authorization = (value: string): string => {
    const [, scheme = '', credentials = ''] = /^(\S+)\s+(.+)$/s.exec(value) ?? []
    if (scheme === '') return fingerprint(value)
    if (scheme.toLowerCase() !== 'basic') return `${scheme} ${fingerprint(credentials)}`
    const pair = Buffer.from(credentials, 'base64').toString('utf8')
    const colon = pair.indexOf(':')
    if (colon < 0 || colon === pair.length - 1) return value
    const hidden = `${pair.slice(0, colon)}:${fingerprint(decoded(pair.slice(colon + 1)))}`
    return `${scheme} ${Buffer.from(hidden).toString('base64')}`
  }

  const cookiePair = (pair: string): string =>
    pair.replace(/=([^;\s]+)$/s, (whole, value: string) => (value === '""' ? whole : `=${fingerprint(value)}`))
  const cookies = (value: string): string => value.split('; ').map(cookiePair).join('; ')
  const setCookie = (value: string): string => {
    const [pair = '', ...attributes] = value.split('; ')
    return [cookiePair(pair), ...attributes].join('; ')
  }

  const headers: Readonly<Record<string, (value: string) => string>> = {
    authorization,
    'proxy-authorization': authorization,
    cookie: cookies,
    'set-cookie': setCookie,
  }

  const each = (value: unknown, hidden: (text: string) => string): unknown => {
    if (typeof value === 'string') return value === '' ? value : hidden(value)
    return Array.isArray(value) ? value.map((item) => each(item, hidden)) : walk(value)
  }

  /** What follows AUTH in a mail dialogue, and what a client answers to the operator's 334. */
  const dialogue = (lines: readonly unknown[]): unknown =>
    lines.map((line, index) => {
      if (typeof line !== 'string') return line
      const said = /^(C: AUTH \S+ )(.+)$/i.exec(line)
      if (said) return `${said[1]}${fingerprint(said[2] ?? '')}`
      const before = lines[index - 1]
      const answers = typeof before === 'string' && before.startsWith('S: 334') && line.startsWith('C: ')
      return answers ? `C: ${fingerprint(line.slice(3))}` : line
    })

  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => {
        const header = headers[name.toLowerCase()]
        if (header !== undefined) return [name, each(item, header)]
        if (secretField.test(name)) return [name, each(item, fingerprint)]
        return [name, name === 'dialogue' && Array.isArray(item) ? dialogue(item) : walk(item)]
      }),
    )
  }

  return {
    hide: <T>(value: T) => walk(value) as T,
    isFreeOf: (json) => {
      if (telling.test(json)) return false
      for (const secret of known.keys()) if (json.includes(JSON.stringify(secret).slice(1, -1))) return false
      return true
    },
    hideIn: (bytes, mediaType) => {
      if (mediaType === undefined || !readable.test(mediaType)) return bytes
      const before = Buffer.from(bytes).toString('utf8')
      const after = text(before)
      return after === before ? bytes : Buffer.from(after, 'utf8')
    },
  }
}

const isFingerprint = /^sha256:[0-9a-f]{16}$/
