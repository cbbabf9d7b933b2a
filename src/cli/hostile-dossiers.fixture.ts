import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chained, type Said, writeJournal } from '../bench/sealed-dossier.fixture.ts'

/** A dossier that means its reader harm. */
export interface Hostile {
  readonly what: string
  /** Makes it, in a folder that is there and empty. */
  readonly make: (folder: string) => void
  /** Chain and bodies are whole: `verify` has nothing to say, and the harm is in what a reader makes of them. */
  readonly whole?: true
}

const product = { name: 'Cabinet', version: '1' }
const started: Said = {
  type: 'run.started',
  data: {
    run: 'r',
    benchVersion: '0.1.0',
    product,
    couloirs: ['LGC'],
    vagues: [1, 2],
    profils: [],
    plan: ['INS/va1.52.01'],
    notApplicable: [],
    defects: [],
    lang: 'fr',
  },
}
const ended: Said = { type: 'run.ended', data: { outcome: 'complete' } }
const note = (message: string): Said => ({ type: 'bench.note', data: { message } })
const exchange = (body: unknown): Said => ({
  type: 'exchange.http',
  data: {
    service: 'insi',
    request: { method: 'POST', url: '/', headers: { 'content-type': 'application/json' }, body },
    response: { status: 200, headers: {} },
    durationMs: 1,
  },
})
const action = (params: unknown): Said => ({ type: 'pilot.action', data: { action: 'x', params, durationMs: 1 } })

const journal = (folder: string, ...said: readonly Said[]): void =>
  writeJournal(folder, chained([started, ...said, ended]))

const zeros = (size: number): Uint8Array => new Uint8Array(size)
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const empty = digest(zeros(0))
const sparse = (path: string, size: number): void => {
  writeFileSync(path, '')
  truncateSync(path, size)
}
const pipe = (path: string): void => void execFileSync('mkfifo', [path])
const gigabyte = 1024 ** 3

const event = (what: string, said: readonly Said[], whole?: true): Hostile => ({
  what,
  make: (folder) => journal(folder, ...said),
  ...(whole ? { whole } : {}),
})

const references: readonly Hostile[] = [
  '/dev/zero',
  '../../../../../../dev/zero',
  '../journal.ndjson',
  empty.toUpperCase(),
  empty.slice(1),
  `${empty}\n`,
  '',
  `${empty.slice(2)}\u0000a`,
].map((sha256) => event(`a body named ${JSON.stringify(sha256)}`, [exchange({ sha256, size: 0 })]))

const sizes: readonly Hostile[] = [1e15, -1, 1.5, '0', null].map((size) =>
  event(`a body of size ${size}`, [exchange({ sha256: empty, size })]),
)

/** A dossier with one body of the digest of nothing, whose file is what `make` puts there. */
const body = (what: string, make: (path: string) => void, size = 0): Hostile => ({
  what: `a body that is ${what}`,
  make: (folder) => {
    journal(folder, exchange({ sha256: empty, size }))
    mkdirSync(join(folder, 'blobs'))
    make(join(folder, 'blobs', empty))
  },
})

const bodies: readonly Hostile[] = [
  body('a link to a device', (path) => symlinkSync('/dev/zero', path)),
  body('a link to an empty device', (path) => symlinkSync('/dev/null', path)),
  body('a link to a file', (path) => symlinkSync('/etc/passwd', path)),
  body('a link to nothing', (path) => symlinkSync('nowhere', path)),
  body('a link to itself', (path) => symlinkSync(path, path)),
  body('a pipe', pipe),
  body('a link to a pipe', (path) => {
    pipe(`${path}.pipe`)
    symlinkSync(`${path}.pipe`, path)
  }),
  body('a folder', (path) => mkdirSync(path)),
  body('larger than told', (path) => sparse(path, 5 * gigabyte)),
  body('as large as told, and larger than read', (path) => sparse(path, 5 * gigabyte), 5 * gigabyte),
  body('of other bytes', (path) => sparse(path, 50_000_000), 50_000_000),
]

const files = (what: string, make: (folder: string) => void): Hostile => ({ what, make })
const journalThat = (what: string, make: (path: string) => void): Hostile =>
  files(`a journal that ${what}`, (folder) => make(join(folder, 'journal.ndjson')))

const journals: readonly Hostile[] = [
  journalThat('is a link to a device', (path) => symlinkSync('/dev/zero', path)),
  journalThat('is a link to a file', (path) => symlinkSync('/etc/passwd', path)),
  journalThat('is a pipe', pipe),
  journalThat('is a folder', (path) => mkdirSync(path)),
  journalThat('has 5 GB', (path) => sparse(path, 5 * gigabyte)),
  journalThat('has 60 MB of nothing', (path) => sparse(path, 60_000_000)),
  journalThat('has line ends only', (path) => writeFileSync(path, '\n'.repeat(1_000_000))),
  journalThat('is not text', (path) => writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x80, 0x0a]))),
  files('a line of 17 MB', (folder) => journal(folder, note('x'.repeat(17 * 1024 * 1024)))),
  files('too many events', (folder) => journal(folder, ...Array.from({ length: 30_001 }, () => note('')))),
  files('a journal and pending bodies that are a pipe', (folder) => {
    journal(folder, exchange({ sha256: empty, size: 0 }))
    mkdirSync(join(folder, 'blobs'))
    pipe(join(folder, 'blobs/pending'))
  }),
  files('pending bodies that announce 10 GB', (folder) => {
    journal(folder, exchange({ sha256: empty, size: 0 }))
    mkdirSync(join(folder, 'blobs'))
    writeFileSync(join(folder, 'blobs/pending'), `${empty} 10000000000\n`)
    truncateSync(join(folder, 'blobs/pending'), 11 * gigabyte)
  }),
  ...[0xff, 0x80].map((byte) =>
    files(`a chained line with the byte ${byte}`, (folder) => {
      const [line = ''] = chained([note('@')])
      const at = line.indexOf('@')
      const open = Buffer.from(line.slice(0, line.indexOf(',"hash"')))
      open[at] = byte
      const hash = createHash('sha256').update(open).update('}').digest('hex')
      writeFileSync(join(folder, 'journal.ndjson'), Buffer.concat([open, Buffer.from(`,"hash":"${hash}"}\n`)]))
    }),
  ),
]

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
/** `JSON.stringify` cannot write what is nested deeper than its stack: the line is put together. */
const deep = (depth: number): Hostile =>
  files(`values nested ${depth} times`, (folder) => {
    const line = chained([action('@@')])[0] ?? ''
    const open = line.slice(0, line.indexOf(',"hash"')).replace('"@@"', `${'['.repeat(depth)}${']'.repeat(depth)}`)
    const hash = createHash('sha256').update(`${open}}`).digest('hex')
    writeFileSync(join(folder, 'journal.ndjson'), `${open},"hash":"${hash}"}\n`)
  })

const values: readonly Hostile[] = [
  deep(1_000_000),
  deep(5_000),
  event('values nested 300 times', [action(nested(300))]),
  event('two million values', [action(Array.from({ length: 2_000_000 }, () => 0))]),
  event('a million empty lists', [action(Array.from({ length: 1_000_000 }, () => []))]),
]

const data = (type: string, value: unknown): Hostile =>
  event(`${type} of ${JSON.stringify(value)}`, [{ type, data: value }])

const shapes: readonly Hostile[] = [
  ...['exchange.http', 'exchange.smtp', 'exchange.hl7', 'browser.page', 'service.started', 'pilot.capabilities'].map(
    (type) => data(type, {}),
  ),
  data('bench.note', null),
  data('bench.note', ['message']),
  data('bench.nota', {}),
  data('__proto__', {}),
  data('constructor', {}),
  data('toString', {}),
  data('product.traces', { traces: {} }),
  data('run.started', { plan: 'all' }),
  data('service.started', { service: 'psc', url: 'x', assumptions: null, faults: null }),
  data('scenario.started', { title: 5, attempt: 'one' }),
  event('a plan of 100,000 scenarios', [
    { ...started, data: { ...(started.data as object), plan: Array.from({ length: 100_000 }, (_, at) => `X.${at}`) } },
  ]),
]

const seal = (what: string, sealed: readonly unknown[], make: (folder: string) => void = () => {}): Hostile =>
  files(`a seal ${what}`, (folder) => {
    writeJournal(folder, chained([started, ended, { type: 'run.sealed', data: { files: sealed } }]))
    make(folder)
  })

const seals: readonly Hostile[] = [
  seal('of a file outside', [{ path: '../../../../etc/passwd', sha256: empty, size: 0 }]),
  seal('of a file of the system', [{ path: '/etc/passwd', sha256: empty, size: 0 }]),
  seal('of a pipe', [{ path: 'pipe', sha256: empty, size: 0 }], (folder) => pipe(join(folder, 'pipe'))),
  seal('of 500 GB', [{ path: 'big', sha256: empty, size: 500 * gigabyte }], (folder) =>
    sparse(join(folder, 'big'), 500 * gigabyte),
  ),
  seal(
    'of one file a hundred thousand times',
    Array.from({ length: 100_000 }, () => ({ path: 'big', sha256: empty, size: 100_000_000 })),
    (folder) => sparse(join(folder, 'big'), 100_000_000),
  ),
]

const report = (what: string, make: (path: string) => void): Hostile =>
  files(`a report that ${what}`, (folder) => {
    journal(folder)
    make(join(folder, 'report.json'))
  })

const reports: readonly Hostile[] = [
  report('is a link to a device', (path) => symlinkSync('/dev/zero', path)),
  report('is a pipe', pipe),
  report('is a folder', (path) => mkdirSync(path)),
  report('has 5 GB', (path) => sparse(path, 5 * gigabyte)),
  report('is nested a million times', (path) => writeFileSync(path, '['.repeat(1_000_000))),
  report('is null', (path) => writeFileSync(path, 'null')),
  report('has no scenarios', (path) => writeFileSync(path, '{"scenarios":null,"journal":{"head":5}}')),
]

/** A recorded dossier with every body of a service replaced, rightly chained. */
const withBodies = (what: string, service: string, mediaType: string, bytes: () => Uint8Array): Hostile => ({
  what: `${service} bodies of ${what}`,
  whole: true,
  make: (folder) => {
    const from = join(folder, '..', '..', 'recorded')
    rmSync(folder, { recursive: true })
    execFileSync('cp', ['-r', from, folder])
    rmSync(join(folder, 'report.json'))
    const content = bytes()
    const ref = { sha256: digest(content), size: content.byteLength, mediaType }
    writeFileSync(join(folder, 'blobs', ref.sha256), content)
    const said = readFileSync(join(folder, 'journal.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): Said => JSON.parse(line))
      .filter(({ type }) => type !== 'run.sealed')
      .map((one) => {
        const held = structuredClone(one.data) as Record<string, unknown> & { request?: { body?: unknown } }
        if (one.type === 'run.ended') return { ...one, data: { outcome: 'complete' } }
        if (held.service !== service) return one
        if (held.request) held.request.body = ref
        if ('message' in held) held.message = ref
        return { ...one, data: held }
      })
    writeJournal(folder, chained(said))
  },
})

const entities = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at} "${`&a${at === 0 ? '' : at - 1};`.repeat(10)}">`).join('')}]><a>&a8;</a>`

const bombs: readonly Hostile[] = [
  withBodies('XML entities', 'dmp', 'application/soap+xml', () => Buffer.from(entities)),
  withBodies('XML nested a million times', 'insi', 'application/soap+xml', () => Buffer.from('<a>'.repeat(1_000_000))),
  withBodies('4 MB of base64', 'psc', 'text/plain', () => Buffer.from('A'.repeat(4_000_000))),
  withBodies('JSON nested a million times', 'psc', 'application/json', () => Buffer.from('[{"a":'.repeat(700_000))),
  withBodies('MIME parts in parts', 'mss', 'message/rfc822', () =>
    Buffer.from(
      Array.from(
        { length: 3_000 },
        (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
      ).join(''),
    ),
  ),
  withBodies('a header of 4 MB', 'mss', 'message/rfc822', () =>
    Buffer.from(`Subject: ${'=?utf-8?Q?=41?= '.repeat(250_000)}\r\n\r\n`),
  ),
]

const escapes = '\u001B]0;HACK\u0007\u001B[2J\u001B[31m\u202E\u009B31m\r\nBANC-FORGED (x) : rien.'

const terminal: readonly Hostile[] = [
  event(
    'words that a terminal obeys',
    [
      {
        ...started,
        data: { ...(started.data as object), plan: [escapes], product: { name: escapes, version: escapes } },
      },
      note(escapes),
      { type: 'run.resumed', data: { benchVersion: escapes, remaining: [escapes] } },
    ],
    true,
  ),
  files('file names that a terminal obeys', (folder) => {
    writeJournal(folder, chained([started, ended, { type: 'run.sealed', data: { files: [] } }]))
    writeFileSync(join(folder, `x${escapes.replaceAll('/', '')}`), '')
  }),
]

export const hostileDossiers: readonly Hostile[] = [
  ...references,
  ...sizes,
  ...bodies,
  ...journals,
  ...values,
  ...shapes,
  ...seals,
  ...reports,
  ...bombs,
  ...terminal,
]
