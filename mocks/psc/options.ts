import { BancError } from '../../src/model/errors.ts'

/** A service declared to Pro Santé Connect. Addresses match to the character. */
export interface PscClient {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
}

/** All durations in seconds. */
export interface PscOptions {
  readonly clients: readonly PscClient[]
  /** Base URL of the wallet (authorization page), which stands on a host of its own in reality. Default: this service’s. */
  readonly walletUrl: string | undefined
  readonly acr: string
  readonly codeSeconds: number
  readonly accessTokenSeconds: number
  readonly refreshTokenSeconds: number
  readonly sessionSeconds: number
  readonly sessionIdleSeconds: number
}

/** The sheet’s A3.3: access token 2 min, refresh under 30 min, single sign-on session 4 h or 30 min without activity. */
const lifetimes = {
  codeSeconds: 60,
  accessTokenSeconds: 120,
  refreshTokenSeconds: 1740,
  sessionSeconds: 14_400,
  sessionIdleSeconds: 1_800,
} as const

const refuse = (where: string, fr: string, en: string): never => {
  throw new BancError({
    code: 'BANC-PSC-OPTIONS',
    what: { fr, en },
    where: `services.psc.options.${where}`,
    todo: { fr: 'Corrigez la configuration du service psc.', en: 'Correct the configuration of service psc.' },
  })
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (from: Readonly<Record<string, unknown>>, key: string, where: string): string => {
  const value = from[key]
  return typeof value === 'string' && value !== ''
    ? value
    : refuse(`${where}${key}`, 'Un texte non vide est attendu.', 'A non-empty text is expected.')
}

const addresses = (from: Readonly<Record<string, unknown>>, key: string, where: string): readonly string[] => {
  const value = from[key] ?? []
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && URL.canParse(item))
    ? value
    : refuse(`${where}${key}`, 'Une liste d’adresses absolues est attendue.', 'A list of absolute URLs is expected.')
}

const client = (value: unknown, index: number): PscClient => {
  const where = `clients[${index}].`
  if (!isObject(value)) return refuse(`clients[${index}]`, 'Un objet est attendu.', 'An object is expected.')
  return {
    clientId: text(value, 'clientId', where),
    clientSecret: text(value, 'clientSecret', where),
    redirectUris: addresses(value, 'redirectUris', where),
    postLogoutRedirectUris: addresses(value, 'postLogoutRedirectUris', where),
  }
}

const seconds = (options: Readonly<Record<string, unknown>>, key: keyof typeof lifetimes): number => {
  const value = options[key] ?? lifetimes[key]
  return typeof value === 'number' && value > 0
    ? value
    : refuse(key, 'Un nombre de secondes est attendu.', 'A number of seconds is expected.')
}

/** @throws BancError `BANC-PSC-OPTIONS` naming the option that is wrong */
export const readOptions = (options: Readonly<Record<string, unknown>>): PscOptions => {
  const clients = options.clients ?? []
  return {
    clients: Array.isArray(clients)
      ? clients.map(client)
      : refuse('clients', 'Une liste est attendue.', 'A list is expected.'),
    walletUrl: options.walletUrl === undefined ? undefined : text(options, 'walletUrl', ''),
    acr: options.acr === undefined ? 'eidas1' : text(options, 'acr', ''),
    codeSeconds: seconds(options, 'codeSeconds'),
    accessTokenSeconds: seconds(options, 'accessTokenSeconds'),
    refreshTokenSeconds: seconds(options, 'refreshTokenSeconds'),
    sessionSeconds: seconds(options, 'sessionSeconds'),
    sessionIdleSeconds: seconds(options, 'sessionIdleSeconds'),
  }
}
