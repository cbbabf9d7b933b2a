/** MSS/CONF.03: the only suites of TLS 1.2 for an MSSanté operator, as the requirement lists them. */
export const mssSuites: readonly string[] = [
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
  'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256',
]

/** PDT-INF-579 v4 of 10/07/2025: the suites of TLS 1.2 that the DMP accepts. */
export const dmpSuites: readonly string[] = [
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
]

/** Curves of less than 256 bits; x25519, of 255, is held to be one of 256. */
export const smallGroups: readonly string[] = [
  'sect163k1',
  'sect163r1',
  'sect163r2',
  'sect193r1',
  'sect193r2',
  'sect233k1',
  'sect233r1',
  'sect239k1',
  'secp160k1',
  'secp160r1',
  'secp160r2',
  'secp192k1',
  'secp192r1',
  'secp224k1',
  'secp224r1',
]
