import { readFileSync } from 'node:fs'
import { createTransport } from 'nodemailer'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'

/** The TLS 1.2 suites of MSS/CONF.03; TLS 1.3 (MSS/CONF.02) has its own. */
const ciphers = [
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-SHA384',
  'ECDHE-RSA-AES128-SHA256',
  'DHE-RSA-AES256-GCM-SHA384',
  'DHE-RSA-AES128-GCM-SHA256',
].join(':')

/**
 * The login: XOAUTH2 with a Pro Santé Connect token where the product was given one (`services.mss.options.accessToken`,
 * MSS/CONF.07), else PLAIN over the organisation's certificate, as an application mailbox does.
 */
const loginOf = ({ environment, practice }: ProductContext) => {
  const token = environment.services.mss?.options.accessToken
  return typeof token === 'string'
    ? { type: 'OAuth2' as const, user: practice.mailbox, accessToken: token }
    : { user: practice.mailbox, pass: 'certificat' }
}

export const mailInClear = defect(
  'mss.mail-in-clear',
  'fail',
  ['mss.startTlsComesBeforeTheMail'],
  'Le produit se connecte à l’opérateur sans STARTTLS',
  'The product talks to the operator without STARTTLS',
)

export const offersOtherSuites = defect(
  'mss.offers-other-suites',
  'warn',
  ['mss.onlyListedSuitesAreOffered'],
  'Des suites de chiffrement hors de la liste sont proposées (CBC avec SHA-1, échange RSA)',
  'Cipher suites out of the list are offered (CBC with SHA-1, RSA key exchange)',
)

export const offersOldTls = defect(
  'mss.offers-old-tls',
  'warn',
  ['mss.olderTlsIsNotOffered'],
  'TLS 1.0 et 1.1 sont encore proposés à l’opérateur',
  'TLS 1.0 and 1.1 are still offered to the operator',
)

export const offersOnlyOldTls = defect(
  'mss.offers-only-old-tls',
  'fail',
  ['mss.tls12IsOffered'],
  'Le produit ne connaît que TLS 1.1',
  'The product knows no later TLS than 1.1',
)

export const offersASmallCurve = defect(
  'mss.offers-a-small-curve',
  'warn',
  ['mss.onlyLargeGroupsAreOffered'],
  'Une courbe de 224 bits est proposée à l’opérateur',
  'A curve of 224 bits is offered to the operator',
)

/** TLS as MSS/CONF.01 to .03 want it, except where a defect says otherwise. */
const negotiation = ({ has }: ProductContext) => ({
  minVersion: has(offersOldTls) || has(offersOnlyOldTls) ? ('TLSv1' as const) : ('TLSv1.2' as const),
  ...(has(offersOnlyOldTls) ? { maxVersion: 'TLSv1.1' as const } : {}),
  ciphers: [
    ciphers,
    ...(has(offersOtherSuites) ? ['ECDHE-RSA-AES128-SHA:AES256-SHA'] : []),
    ...(has(offersOnlyOldTls) ? ['ECDHE-RSA-AES128-SHA'] : []),
    // At its usual level OpenSSL has nothing of the two old versions.
    ...(has(offersOldTls) || has(offersOnlyOldTls) ? ['@SECLEVEL=0'] : []),
  ].join(':'),
  ecdhCurve: has(offersASmallCurve) ? 'X25519:P-256:P-384:P-224' : 'X25519:P-256:P-384',
  minDHSize: 2048,
})

/** The way to the operator: SMTP, STARTTLS demanded, the operator's chain verified. */
export const openTransport = (context: ProductContext) => {
  const { services, certificates } = context.environment
  const { hostname, port } = new URL(services.mss?.url ?? 'smtp://localhost:587')
  const inClear = context.has(mailInClear)
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port),
    requireTLS: !inClear,
    ignoreTLS: inClear,
    auth: loginOf(context),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    tls: {
      ca: readFileSync(certificates.ca),
      cert: readFileSync(certificates.orgAuthCli.cert),
      key: readFileSync(certificates.orgAuthCli.key),
      ...negotiation(context),
    },
  })
}
