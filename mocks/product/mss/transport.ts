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

/** What the product accepts once chosen: the same as what it offers, in situations where it is chosen. */
export const goesOnWithOldTls = defect(
  'mss.goes-on-with-old-tls',
  'fail',
  ['mss.olderTlsIsRefused'],
  'Le produit envoie à un opérateur qui n’offre que TLS 1.0 ou 1.1',
  'The product sends to an operator that offers TLS 1.0 or 1.1 alone',
)

export const goesOnWithOtherSuites = defect(
  'mss.goes-on-with-other-suites',
  'fail',
  ['mss.unlistedSuitesAreRefused'],
  'Le produit envoie à un opérateur qui n’offre aucune suite de la liste',
  'The product sends to an operator that offers no suite of the list',
)

export const goesOnWithWeakDh = defect(
  'mss.goes-on-with-weak-dh',
  'fail',
  ['mss.weakDhIsRefused'],
  'Le produit envoie à un opérateur au groupe DH de 1024 bits',
  'The product sends to an operator with a DH group of 1024 bits',
)

export const goesOnWithASmallCurve = defect(
  'mss.goes-on-with-a-small-curve',
  'fail',
  ['mss.smallCurveIsRefused'],
  'Le produit envoie à un opérateur à la courbe de 224 bits',
  'The product sends to an operator with a curve of 224 bits',
)

export const goesOnInClear = defect(
  'mss.goes-on-in-clear',
  'fail',
  ['mss.nothingLeavesInClear'],
  'Le produit se passe de TLS quand STARTTLS n’est pas annoncé',
  'The product does without TLS when STARTTLS is not announced',
)

export const logsInAsToldInClear = defect(
  'mss.logs-in-as-told-in-clear',
  'warn',
  ['mss.replyInClearIsForgotten'],
  'Le produit s’authentifie par AUTH LOGIN, que l’opérateur n’annonce pas',
  'The product logs in by AUTH LOGIN, which the operator does not announce',
)

export const mssServerDatesNotVerified = defect(
  'mss.server-dates-not-verified',
  'fail',
  ['mss.expiredServerIsSentNothing'],
  'Le produit prend un certificat périmé de l’opérateur',
  'The product takes an expired certificate of the operator',
)

export const mssServerNotVerified = defect(
  'mss.server-not-verified',
  'warn',
  [
    'mss.notYetValidServerIsSentNothing',
    'mss.revokedServerIsSentNothing',
    'mss.unknownServerIsSentNothing',
    'mss.selfSignedServerIsSentNothing',
    'mss.otherServerIsSentNothing',
    'mss.clientCertificateIsNoServer',
  ],
  'Ne vérifie rien du certificat de l’opérateur',
  'Verifies nothing of the operator’s certificate',
)

export const mssServerHostNotVerified = defect(
  'mss.server-host-not-verified',
  'warn',
  ['mss.otherServerIsSentNothing'],
  'Ne compare pas l’hôte au certificat de l’opérateur',
  'Does not compare the host with the operator’s certificate',
)

export const mssServerRevocationIgnored = defect(
  'mss.server-revocation-ignored',
  'warn',
  ['mss.revokedServerIsSentNothing'],
  'Ne consulte pas la liste de révocation pour l’opérateur',
  'Does not consult the revocation list for the operator',
)

/** Below its usual level OpenSSL still has old versions and small groups. */
const weakest = '@SECLEVEL=0'

/** TLS as MSS/CONF.01 to .03 want it, except where a defect says otherwise. */
const negotiation = ({ has }: ProductContext) => {
  const old = has(offersOldTls) || has(offersOnlyOldTls) || has(goesOnWithOldTls)
  return {
    minVersion: old ? ('TLSv1' as const) : ('TLSv1.2' as const),
    ...(has(offersOnlyOldTls) ? { maxVersion: 'TLSv1.1' as const } : {}),
    ciphers: [
      ciphers,
      ...(has(offersOtherSuites) || has(goesOnWithOtherSuites) ? ['ECDHE-RSA-AES128-SHA:AES256-SHA'] : []),
      ...(has(offersOnlyOldTls) || has(goesOnWithOldTls) ? ['ECDHE-RSA-AES128-SHA'] : []),
      ...(old || has(goesOnWithWeakDh) ? [weakest] : []),
    ].join(':'),
    ecdhCurve: `X25519:P-256:P-384${has(offersASmallCurve) || has(goesOnWithASmallCurve) ? ':P-224' : ''}`,
    minDHSize: has(goesOnWithWeakDh) ? 1024 : 2048,
  }
}

/** What is verified of the operator: chain, dates, usage, host, revocation by the lists of its authorities. */
const trust = ({ environment: { certificates }, has }: ProductContext) => ({
  ca: readFileSync(certificates.ca),
  ...(has(mssServerRevocationIgnored)
    ? {}
    : { crl: [readFileSync(certificates.crl), readFileSync(certificates.rootCrl)] }),
  ...(has(mssServerNotVerified) || has(mssServerDatesNotVerified) ? { rejectUnauthorized: false } : {}),
  ...(has(mssServerHostNotVerified) ? { checkServerIdentity: () => undefined } : {}),
})

/** The way to the operator: SMTP, STARTTLS demanded, the operator's chain verified. */
export const openTransport = (context: ProductContext) => {
  const { services, certificates } = context.environment
  const { hostname, port } = new URL(services.mss?.url ?? 'smtp://localhost:587')
  const inClear = context.has(mailInClear)
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port),
    requireTLS: !inClear && !context.has(goesOnInClear),
    ignoreTLS: inClear,
    auth: loginOf(context),
    ...(context.has(logsInAsToldInClear) ? { authMethod: 'LOGIN' } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    tls: {
      ...trust(context),
      cert: readFileSync(certificates.orgAuthCli.cert),
      key: readFileSync(certificates.orgAuthCli.key),
      ...negotiation(context),
    },
  })
}
