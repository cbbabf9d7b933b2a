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
      minVersion: 'TLSv1.2',
      ciphers,
    },
  })
}
