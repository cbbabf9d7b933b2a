import { BancError } from '../../src/model/errors.ts'
import { type SubjectForm, subjectForms } from './subject.ts'

const userinfoFormats = ['json', 'jwt'] as const
export type UserinfoFormat = (typeof userinfoFormats)[number]

/** A service declared to Pro Santé Connect. Addresses match to the character. */
export interface PscClient {
  readonly clientId: string
  /** Undefined for a service that only ever shows its certificate. */
  readonly clientSecret: string | undefined
  /** Subject of its certificate in RFC 2253 order: `tls_client_auth` here, and the identity at an API (A7). */
  readonly certificateSubject: string | undefined
  /** Whether CIBA has been activated for this service, which ANS does one by one (A6). */
  readonly ciba: boolean
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
}

/** All durations in seconds. */
export interface PscOptions {
  readonly clients: readonly PscClient[]
  /** Base URL of the wallet (authorization page) as told to services. Default: where the wallet listens. */
  readonly walletUrl: string | undefined
  readonly acr: string
  /** `authMode` and `auth_level` of every login. */
  readonly authMode: string
  readonly authLevel: string
  readonly subjectForm: SubjectForm
  /** UserInfo as a JSON object, or as a JWT that Pro Santé Connect signed (OIDC Core §5.3.2). */
  readonly userinfoFormat: UserinfoFormat
  readonly codeSeconds: number
  readonly accessTokenSeconds: number
  readonly refreshTokenSeconds: number
  readonly sessionSeconds: number
  readonly sessionIdleSeconds: number
  readonly cibaSeconds: number
  readonly cibaIntervalSeconds: number
  readonly apiTokenSeconds: number
  /** Polls answered `authorization_pending` before the professional accepts by themselves. */
  readonly cibaPendingPolls: number
  /** Delay of the fault `token-slow`, in milliseconds. */
  readonly slowMs: number
}

/** The sheet’s A3.3, A6 and A7: access token 2 min, refresh under 30 min, session 4 h or 30 min without activity… */
const lifetimes = {
  codeSeconds: 60,
  accessTokenSeconds: 120,
  refreshTokenSeconds: 1740,
  sessionSeconds: 14_400,
  sessionIdleSeconds: 1_800,
  cibaSeconds: 120,
  cibaIntervalSeconds: 1,
  apiTokenSeconds: 14_400,
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

/** A script or a document is no place to send a browser to, whoever declares it. */
const isAddress = (item: unknown): boolean =>
  typeof item === 'string' &&
  URL.canParse(item) &&
  !/^(javascript|data|vbscript|blob|about|file):/i.test(new URL(item).protocol) &&
  !item.includes('#')

const addresses = (from: Readonly<Record<string, unknown>>, key: string, where: string): readonly string[] => {
  const value = from[key] ?? []
  return Array.isArray(value) && value.every(isAddress)
    ? value
    : refuse(`${where}${key}`, 'Une liste d’adresses absolues est attendue.', 'A list of absolute URLs is expected.')
}

const client = (value: unknown, index: number): PscClient => {
  const where = `clients[${index}].`
  if (!isObject(value)) return refuse(`clients[${index}]`, 'Un objet est attendu.', 'An object is expected.')
  const certificateSubject =
    value.certificateSubject === undefined ? undefined : text(value, 'certificateSubject', where)
  const withoutSecret = value.clientSecret === undefined && certificateSubject !== undefined
  return {
    clientId: text(value, 'clientId', where),
    clientSecret: withoutSecret ? undefined : text(value, 'clientSecret', where),
    certificateSubject,
    ciba: value.ciba === true,
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

const count = (options: Readonly<Record<string, unknown>>, key: string, byDefault: number): number => {
  const value = options[key] ?? byDefault
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? value
    : refuse(key, 'Un nombre entier est attendu.', 'A whole number is expected.')
}

/** One of these words; the first by default. */
const oneOf = <const W extends string>(
  options: Readonly<Record<string, unknown>>,
  key: string,
  words: readonly [W, ...W[]],
): W => {
  const value = options[key] ?? words[0]
  const listed = words.join(', ')
  return (
    words.find((word) => word === value) ??
    refuse(key, `Une de ces valeurs est attendue : ${listed}.`, `One of these values is expected: ${listed}.`)
  )
}

/** Port of the wallet's own host. @throws BancError `BANC-PSC-OPTIONS` */
export const walletPort = (options: Readonly<Record<string, unknown>>): number => count(options, 'walletPort', 0)

/** @throws BancError `BANC-PSC-OPTIONS` naming the option that is wrong */
export const readOptions = (options: Readonly<Record<string, unknown>>): PscOptions => {
  const clients = options.clients ?? []
  return {
    clients: Array.isArray(clients)
      ? clients.map(client)
      : refuse('clients', 'Une liste est attendue.', 'A list is expected.'),
    walletUrl: options.walletUrl === undefined ? undefined : text(options, 'walletUrl', ''),
    acr: options.acr === undefined ? 'eidas1' : text(options, 'acr', ''),
    authMode: options.authMode === undefined ? 'CARD' : text(options, 'authMode', ''),
    authLevel: options.authLevel === undefined ? '1' : text(options, 'authLevel', ''),
    subjectForm: oneOf(options, 'subjectForm', subjectForms),
    userinfoFormat: oneOf(options, 'userinfoFormat', userinfoFormats),
    codeSeconds: seconds(options, 'codeSeconds'),
    accessTokenSeconds: seconds(options, 'accessTokenSeconds'),
    refreshTokenSeconds: seconds(options, 'refreshTokenSeconds'),
    sessionSeconds: seconds(options, 'sessionSeconds'),
    sessionIdleSeconds: seconds(options, 'sessionIdleSeconds'),
    cibaSeconds: seconds(options, 'cibaSeconds'),
    cibaIntervalSeconds: seconds(options, 'cibaIntervalSeconds'),
    apiTokenSeconds: seconds(options, 'apiTokenSeconds'),
    cibaPendingPolls: count(options, 'cibaPendingPolls', 1),
    slowMs: count(options, 'slowMs', 3_000),
  }
}
