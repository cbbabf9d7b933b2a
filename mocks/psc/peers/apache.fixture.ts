import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { client, type Provider } from './provider.fixture.ts'

// Apache with Debian's libapache2-mod-auth-openidc as a relying party: its own folder, its own port, never the system's.

const apache = '/usr/sbin/apache2'
const modules = '/usr/lib/apache2/modules'

/** Packages that this peer needs and the machine lacks. */
export const missingPackages = (): readonly string[] => [
  ...(existsSync(apache) ? [] : ['apache2']),
  ...(existsSync(`${modules}/mod_auth_openidc.so`) ? [] : ['libapache2-mod-auth-openidc']),
]

export const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** What the protected page says, so that a test knows that it was reached. */
export const protectedText = 'Page protégée par Pro Santé Connect'

/** Path of the module's own handler: callback, information, refresh and logout. */
export const handler = '/psc/retour'

/** What any Apache of the tests begins with. `load`: its modules beside those that all need. */
const general = (folder: string, port: number, load: readonly string[]): string => {
  const asRoot = process.getuid?.() === 0 ? 'User www-data\nGroup www-data\n' : ''
  const all = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', ...load, 'auth_openidc']
  return `ServerRoot "${folder}"
DefaultRuntimeDir "${folder}"
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile "${folder}/httpd.pid"
Mutex file:${folder} default
ErrorLog "${folder}/error.log"
LogLevel warn
StartServers 1
${asRoot}${all.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
`
}

const configuration =
  ({ issuer, pki }: Provider) =>
  (folder: string, port: number): string =>
    `DocumentRoot "${folder}/www"
DirectoryIndex index.html
AddDefaultCharset utf-8
TypesConfig /dev/null
AddType text/html .html
SSLEngine on
SSLCertificateFile "${pki.files.server.cert}"
SSLCertificateKeyFile "${pki.files.server.key}"
OIDCProviderMetadataURL ${issuer}/.well-known/wallet-openid-configuration
OIDCCABundlePath "${folder}/ca.pem"
OIDCSSLValidateServer On
OIDCClientID ${client.clientId}
OIDCClientSecret "${client.clientSecret}"
OIDCProviderTokenEndpointAuth client_secret_basic
OIDCRedirectURI https://127.0.0.1:${port}${handler}
OIDCScope "openid scope_all"
OIDCAuthRequestParams acr_values=eidas1
OIDCPKCEMethod S256
OIDCCryptoPassphrase une-phrase-de-test
OIDCSessionType server-cache
OIDCRemoteUserClaim preferred_username
OIDCInfoHook access_token userinfo id_token refresh_token
OIDCHTTPTimeoutShort 15
OIDCHTTPTimeoutLong 15
OIDCIDTokenSignedResponseAlg RS256
<Location />
  AuthType openid-connect
  Require claim acr:eidas1
  Require claim acr:eidas2
</Location>
<Location /adieu.html>
  AuthType None
  Require all granted
</Location>
`

export interface Apache {
  readonly url: string
  readonly log: () => string
  readonly close: () => Promise<void>
}

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true)).once('error', () => done(false))
    socket.once('connect', () => socket.destroy())
  })

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
}

/** An Apache of its own: what it trusts, its modules beside the usual ones, its configuration after the general part. */
export interface ApacheSetting {
  readonly port: number
  /** File of the authority, copied to `ca.pem` in its folder. */
  readonly ca: string
  readonly load: readonly string[]
  readonly configuration: (folder: string, port: number) => string
  /** Static pages: file name without `.html`, and what it says. */
  readonly pages?: Readonly<Record<string, string>>
}

/** @throws when Apache does not listen within ten seconds, with what it wrote */
export const runApache = async (setting: ApacheSetting): Promise<Omit<Apache, 'url'>> => {
  const { port, load, pages = {} } = setting
  const folder = mkdtempSync(join(tmpdir(), 'banc-segur-apache-'))
  // The children of Apache run as another user: they must reach the pages and the authority, and nothing else.
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'www'))
  for (const [name, text] of Object.entries(pages)) {
    writeFileSync(
      join(folder, 'www', `${name}.html`),
      `<!doctype html><html lang="fr"><title>${text}</title><p>${text}</p></html>`,
    )
  }
  copyFileSync(setting.ca, join(folder, 'ca.pem'))
  writeFileSync(join(folder, 'httpd.conf'), general(folder, port, load) + setting.configuration(folder, port))
  const child = spawn(apache, ['-f', join(folder, 'httpd.conf'), '-D', 'FOREGROUND'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const log = () => {
    const file = join(folder, 'error.log')
    return said + (existsSync(file) ? readFileSync(file, 'utf8') : '')
  }
  const close = async () => {
    await stop(child)
    rmSync(folder, { recursive: true, force: true })
  }
  for (let left = 400; left > 0; left -= 1) {
    if (await answers(port)) return { log, close }
    if (child.exitCode !== null) break
    await pause(25)
  }
  const written = log()
  await close()
  throw new Error(`Apache does not listen: ${written}`)
}

/** Apache over TLS, whose one page is protected. @throws as `runApache` */
export const startApache = async (port: number, provider: Provider): Promise<Apache> => {
  const running = await runApache({
    port,
    ca: provider.pki.files.ca,
    load: ['dir', 'mime', 'ssl', 'socache_shmcb'],
    configuration: configuration(provider),
    pages: { index: protectedText, adieu: 'Vous êtes déconnecté' },
  })
  return { ...running, url: `https://127.0.0.1:${port}` }
}
