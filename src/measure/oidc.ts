import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { Agent, type IncomingMessage, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { quantile } from './figures.ts'
import { type Addresses, type Candidate, candidates, client, nationalId, redirectUri } from './oidc-server.ts'
import { canPin } from './pinned.ts'

// Processor time of a full code login in session (authorization request, code, tokens) by the mock and by
// oidc-provider, in the same run: rounds alternate, each provider in a process of its own. See docs/performance.md.

const rounds = 15
const loginsARound = 200
/** Rounds that do not count, while the engine compiles what is hot. */
const warmingRounds = 4

const agent = new Agent({ keepAlive: true })
interface Answer {
  readonly status: number
  readonly location: string
  readonly cookies: readonly string[]
  readonly text: string
}

const call = (url: string, headers: Readonly<Record<string, string>>, form?: URLSearchParams): Promise<Answer> =>
  new Promise((answered, failed) => {
    const body = form?.toString()
    const outgoing = request(
      url,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...headers,
          ...(body !== undefined && {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body),
          }),
        },
      },
      (incoming: IncomingMessage) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('end', () =>
          answered({
            status: incoming.statusCode ?? 0,
            location: incoming.headers.location ?? '',
            cookies: incoming.headers['set-cookie'] ?? [],
            text: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    outgoing.once('error', failed)
    outgoing.end(body)
  })

/** The cookies of a browser, by name. */
type Jar = Map<string, string>

const browse = async (jar: Jar, url: string, form?: URLSearchParams): Promise<Answer> => {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await call(url, { cookie }, form)
  for (const line of answer.cookies) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '') jar.delete(name)
    else jar.set(name, value)
  }
  return answer
}

/** Follows redirects and answers the login page until the browser is sent back to the service. */
const throughTheBrowser = async (jar: Jar, start: string): Promise<URL> => {
  let url = start
  for (let hop = 0; hop < 6; hop += 1) {
    let answer = await browse(jar, url)
    const transaction = /name="transaction" value="([^"]+)"/.exec(answer.text)?.[1]
    if (transaction !== undefined) {
      const form = new URLSearchParams({ transaction, professionnel: nationalId, decision: 'accepter' })
      answer = await browse(jar, /action="([^"]+)"/.exec(answer.text)?.[1] ?? '', form)
    }
    if (answer.location.startsWith(redirectUri)) return new URL(answer.location)
    if (answer.location === '')
      throw new Error(`no way back from ${url}: ${answer.status} ${answer.text.slice(0, 300)}`)
    url = new URL(answer.location, url).href
    // oidc-provider names itself without the port that it took.
    if (new URL(url).port === '') url = Object.assign(new URL(url), { port: new URL(start).port }).href
  }
  throw new Error('too many redirects')
}

const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`

const logIn = async (jar: Jar, { authorize, token }: Addresses): Promise<string> => {
  const verifier = randomBytes(32).toString('base64url')
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirectUri,
    scope: 'openid scope_all',
    state: randomBytes(16).toString('base64url'),
    nonce: randomBytes(16).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const code = (await throughTheBrowser(jar, `${authorize}?${parameters}`)).searchParams.get('code') ?? ''
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }
  const answer = await call(token, { authorization: basic }, new URLSearchParams(form))
  if (answer.status !== 200) throw new Error(`token: ${answer.status} ${answer.text}`)
  return answer.text
}

interface Started {
  readonly child: ChildProcess
  readonly addresses: Addresses
  readonly jar: Jar
  /** Signed tokens of one login, to see that both providers do the same work. */
  readonly signatures: number
}

const told = <T>(child: ChildProcess): Promise<T> =>
  new Promise((said, failed) => {
    const ended = (code: number | null) => failed(new Error(`the server ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      said(message as T)
    })
  })

const start = async (candidate: Candidate): Promise<Started> => {
  const server = fileURLToPath(new URL('oidc-server.ts', import.meta.url))
  const command = [...(canPin ? ['taskset', '-c', '0'] : []), process.execPath, server, candidate]
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const addresses = await told<Addresses>(child)
  const jar: Jar = new Map()
  const tokens: Record<string, unknown> = JSON.parse(await logIn(jar, addresses))
  const signatures = ['access_token', 'id_token'].filter((name) => String(tokens[name]).split('.').length === 3).length
  for (let login = 0; login < warmingRounds * loginsARound; login += 1) await logIn(jar, addresses)
  return { child, addresses, jar, signatures }
}

const spent = async (child: ChildProcess): Promise<number> => {
  const answer = told<NodeJS.CpuUsage>(child)
  child.send('cpu')
  const { user, system } = await answer
  return (user + system) / 1000
}

const measure = async ({ child, addresses, jar }: Started): Promise<number> => {
  const before = await spent(child)
  for (let login = 0; login < loginsARound; login += 1) await logIn(jar, addresses)
  return ((await spent(child)) - before) / loginsARound
}

export interface OidcFigures {
  /** Processor milliseconds of the provider for one login, median of the rounds. */
  readonly cpuMsPerLogin: Readonly<Record<Candidate, number>>
  /** JWS signed at each login. */
  readonly signatures: Readonly<Record<Candidate, number>>
  /** Share of the mock in what oidc-provider takes for the same signatures, median of the rounds. The goal is at most 0.5. */
  readonly ratio: number
}

export const benchOidc = async (): Promise<OidcFigures> => {
  if (canPin) execFileSync('taskset', ['-cp', '1', String(process.pid)], { stdio: 'ignore' })
  const servers = new Map<Candidate, Started>()
  try {
    for (const candidate of candidates) servers.set(candidate, await start(candidate))
    const samples = new Map<Candidate, number[]>(candidates.map((candidate) => [candidate, []]))
    for (let round = 0; round < rounds; round += 1) {
      for (const [candidate, server] of servers) samples.get(candidate)?.push(await measure(server))
    }
    const rounded = (value: number) => Math.round(value * 1000) / 1000
    const of = (candidate: Candidate): readonly number[] => samples.get(candidate) ?? []
    const each = <T>(value: (candidate: Candidate) => T) =>
      Object.fromEntries(candidates.map((candidate) => [candidate, value(candidate)])) as Record<Candidate, T>
    return {
      cpuMsPerLogin: each((candidate) => rounded(quantile(of(candidate), 0.5))),
      signatures: each((candidate) => servers.get(candidate)?.signatures ?? 0),
      ratio: rounded(
        quantile(
          of('psc').map((cost, round) => cost / (of('oidc-provider')[round] ?? Number.NaN)),
          0.5,
        ),
      ),
    }
  } finally {
    agent.destroy()
    for (const { child } of servers.values()) child.kill()
  }
}

if (import.meta.filename === process.argv[1]) {
  process.stdout.write(`${JSON.stringify(await benchOidc(), null, 2)}\n`)
}
