import type { MailLoginPolicy, MailSizeLimit, MailTls } from '../../src/model/service.ts'

const tls12 = [
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-SHA384',
  'ECDHE-RSA-AES128-SHA256',
  'DHE-RSA-AES256-GCM-SHA384',
  'DHE-RSA-AES128-GCM-SHA256',
]

const tls13 = ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256']

/**
 * What an MSSanté operator offers: TLS 1.2 at least (MSS/CONF.01 and .02) with the six suites of MSS/CONF.03; the
 * requirement lists none of TLS 1.3, whose own suites are therefore all left. DH groups have 2048 bits or more.
 */
export const tls: MailTls = {
  minVersion: 'TLSv1.2',
  ciphers: [...tls13, ...tls12].join(':'),
  dhparam: 'auto',
  ecdhCurve: 'P-256:P-384:P-521:X25519',
}

/** MSS/CONF.07 (XOAUTH2 with a token of Pro Santé Connect) and MSS/CONF.12 (PLAIN of an application mailbox). */
export const login: MailLoginPolicy = {
  mechanisms: ['XOAUTH2', 'PLAIN'],
  required: 'Must issue STARTTLS, then AUTH, before this command',
}

/** What a refused XOAUTH2 is told before its 535 (assumption `mss.xoauth2-refusal`). */
export const refusalChallenge = { status: '401', schemes: 'bearer' } as const

const most = 25 * 1024 * 1024

/** 25 MB is what Mon espace santé accepts at most (assumption `mss.size-limit`). */
export const size: MailSizeLimit = {
  most,
  refusal: { code: 552, text: `Message exceeds the maximum size of ${most} bytes` },
}
