import { fileURLToPath } from 'node:url'
import type { Config } from '../../model/config.ts'

// The third parties, and how the bench starts each: a process of its own, beside an adapter.

const script = (name: string): string => fileURLToPath(new URL(`${name}-product.fixture.ts`, import.meta.url))

const configOf = (name: string, file: string, more: readonly string[] = []): Config => ({
  product: {
    name,
    version: '1',
    start: {
      kind: 'command',
      command: ['${node}', script(file), ...more],
      env: { NODE_EXTRA_CA_CERTS: '${certificates.ca}' },
    },
  },
  pilot: { kind: 'http', url: '${product.url}', timeoutMs: 30_000 },
  couloirs: ['LGC'],
})

export const soapClient = configOf('Client INSi sur soap (npm)', 'soap')

const client = { clientId: 'service-tiers', clientSecret: 'secret+de test' }

const withPsc = (config: Config, redirectUri: string, postLogoutRedirectUri: string): Config => ({
  ...config,
  services: {
    psc: {
      options: {
        ...client,
        slowMs: 300,
        clients: [
          { ...client, ciba: true, redirectUris: [redirectUri], postLogoutRedirectUris: [postLogoutRedirectUri] },
        ],
      },
    },
  },
})

const openidClientWith = (name: string, ...more: readonly string[]): Config =>
  withPsc(configOf(name, 'openid-client', more), '${product.url}/psc/callback', '${product.url}/')

export const openidClient = openidClientWith('openid-client')
export const openidClientStrict = openidClientWith('openid-client strict', '--strict')

/** @param port where Apache listens: a free port */
export const modAuthOpenidc = (port: number): Config => {
  const front = `http://127.0.0.1:${port}`
  return withPsc(
    configOf('mod_auth_openidc', 'mod-auth-openidc', [String(port)]),
    `${front}/psc/retour`,
    `${front}/adieu`,
  )
}
