import type { HttpRequest } from '../../src/model/exchange.ts'

const allowed = /(?:^|[,/])\s*CN=(INSI-AUTO|INSI-MANU)(?:,|\/|$)/

/**
 * Why a caller may not use INSi by organisation certificate, or undefined when it may: the certificate's CN is exactly
 * INSI-AUTO or INSI-MANU, and it chains to the test authority.
 */
export const refusedAccess = ({ tls }: HttpRequest): string | undefined => {
  if (tls?.clientSubject === undefined) return 'no client certificate was presented'
  if (tls.clientTrusted !== true) return 'the client certificate does not chain to the test authority'
  if (!allowed.test(tls.clientSubject))
    return `the certificate's CN is not INSI-AUTO or INSI-MANU: ${tls.clientSubject}`
  return undefined
}
