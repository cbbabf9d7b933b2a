import { type AddressInfo, createServer } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BancError } from '../model/errors.ts'
import type { Drive } from '../run/scenario.ts'
import { type BrowserHop, createBrowser } from './browser.ts'

const app = new Hono()
let server: ServerType
let url: string

app.get('/login', (context) => {
  setCookie(context, 'seen', 'yes', { httpOnly: true, path: '/' })
  return context.html('<h1>Accueil</h1><a href="/hop?to=/cookie">Entrer</a><button type="button">Script</button>')
})
app.get('/hop', (context) => context.redirect(context.req.query('to') ?? '/'))
app.get('/cookie', (context) => context.html(`<p>cookie ${getCookie(context, 'seen') ?? 'absent'}</p>`))
app.get('/forget', (context) => {
  deleteCookie(context, 'seen', { path: '/' })
  return context.redirect('/cookie')
})
app.get('/form', (context) =>
  context.html(`<form><input name="q"></form>
    <form method="post" action="/post"><input type="hidden" name="t" value="1"><input name="who"><button name="d" value="ok">Envoyer</button></form>`),
)
app.post('/post', async (context) => context.html(`<p>${JSON.stringify(await context.req.parseBody())}</p>`, 201))
app.post('/keep', (context) => context.redirect('/post', 307))
app.get('/307', (context) => context.html('<form method="post" action="/keep"><input name="a" value="1"></form>'))
app.get('/loop', (context) => context.redirect('/loop'))
app.get('/elsewhere', (context) => context.redirect('javascript:alert(1)'))
app.get('/slow', async (context) => {
  await new Promise((wake) => setTimeout(wake, 150))
  return context.redirect('/slow')
})
app.get('/packed', (context) => {
  const coding = context.req.query('as') ?? ''
  const page = Buffer.from(`<p>${'é'.repeat(Number(context.req.query('size')))}</p>`)
  context.header('content-type', 'text/html; charset=utf-8')
  context.header('content-encoding', coding)
  return context.body(new Uint8Array(coding === 'br' ? brotliCompressSync(page) : gzipSync(page)))
})
app.get('/domain', (context) => {
  setCookie(context, 'seen', 'here', { domain: '127.0.0.1', path: '/', secure: true })
  setCookie(context, 'seen', 'elsewhere', { domain: 'elsewhere.example', path: '/' })
  return context.redirect('/cookie')
})
app.get('/asked', (context) =>
  context.text(
    ['accept-language', 'sec-fetch-mode', 'sec-fetch-dest'].map((name) => context.req.header(name)).join(' '),
  ),
)
app.get('/big', (context) => context.body('x'.repeat(6 * 1024 * 1024)))

beforeAll(async () => {
  server = await new Promise<ServerType>((resolve) => {
    const started: ServerType = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
})

const open = () => {
  const hops: BrowserHop[] = []
  // The same shape that scenarios use: a `Drive` may be built on it.
  const { browse }: Pick<Drive, 'browse'> = createBrowser({ ca: '', record: (hop) => hops.push(hop) })
  return { browse, hops }
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.catch((thrown: unknown) => thrown)
  return error instanceof BancError ? error.code : String(error)
}

describe('the bench’s browser', () => {
  test('follows a link and its redirect, with cookies, recording each hop', async () => {
    const { browse, hops } = open()
    const place = await browse({ open: `${url}/login` }, { click: 'entrer' })
    expect(place).toEqual({ url: `${url}/cookie`, status: 200, text: 'cookie yes' })
    expect(hops.map(({ step, status, location }) => [step, status, location])).toEqual([
      [`open ${url}/login`, 200, undefined],
      ['click entrer', 302, '/cookie'],
      ['click entrer', 200, undefined],
    ])
    expect(new TextDecoder().decode(hops[0]?.body)).toContain('Accueil')
    expect(hops[0]?.mediaType).toBe('text/html')
  })

  test('obeys a cookie that is withdrawn by Max-Age', async () => {
    const { browse } = open()
    await browse({ open: `${url}/login` })
    expect((await browse({ open: `${url}/forget` })).text).toBe('cookie absent')
  })

  test('takes a cookie for its own domain, secure on this machine, and none for another', async () => {
    expect((await open().browse({ open: `${url}/domain` })).text).toBe('cookie here')
  })

  test('presents itself as a browser that navigates', async () => {
    const { browse, hops } = open()
    await browse({ open: `${url}/asked` })
    expect(new TextDecoder().decode(hops[0]?.body)).toBe('fr navigate document')
  })

  test.each(['gzip', 'br'])('reads a page packed with %s', async (coding) => {
    expect((await open().browse({ open: `${url}/packed?size=3&as=${coding}` })).text).toBe('ééé')
  })

  test.each([
    ['whole, with more behind it, is a page', 8, '<p>a</p>HTTP/1.1 500 Internal Server Error', 'a'],
    ['cut short is none', 800, '<p>a</p>', 'BANC-BROWSE-UNREACHABLE'],
  ])('a page that came %s', async (_, length, sent, expected) => {
    const raw = createServer((socket) => {
      socket.on('error', () => undefined)
      const head = `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${length}\r\nconnection: close`
      socket.once('data', () => socket.end(`${head}\r\n\r\n${sent}`))
    })
    await new Promise<void>((ready) => raw.listen(0, '127.0.0.1', ready))
    const page = open().browse({ open: `http://127.0.0.1:${(raw.address() as AddressInfo).port}/` })
    const shown = await page.then(
      ({ text }) => text,
      () => codeOf(page),
    )
    expect(shown).toBe(expected)
    raw.close()
  })

  test('two browsers share nothing', async () => {
    await open().browse({ open: `${url}/login` })
    expect((await open().browse({ open: `${url}/cookie` })).text).toBe('cookie absent')
  })

  test('submits the form that has the fields, keeping its hidden ones and its button', async () => {
    const { browse } = open()
    const place = await browse({ open: `${url}/form` }, { submit: { who: 'é&' } })
    expect(place).toMatchObject({ status: 201, text: '{"t":"1","who":"é&","d":"ok"}' })
  })

  test('posts again after 307', async () => {
    expect((await open().browse({ open: `${url}/307` }, { submit: { a: '2' } })).text).toBe('{"a":"2"}')
  })

  test('names unspoken controls in the text', async () => {
    expect((await open().browse({ open: `${url}/login` })).text).toBe('Accueil Entrer Script')
  })

  test.each([
    ['BANC-BROWSE-CONTROL', [{ open: '/login' }, { click: 'Absent' }]],
    ['BANC-BROWSE-CONTROL', [{ open: '/login' }, { click: 'Script' }]],
    ['BANC-BROWSE-FORM', [{ open: '/form' }, { submit: { absent: '1' } }]],
    ['BANC-BROWSE-REDIRECTS', [{ open: '/loop' }]],
    ['BANC-BROWSE-ADDRESS', [{ open: '/elsewhere' }]],
    ['BANC-BROWSE-TOO-LARGE', [{ open: '/big' }]],
    ['BANC-BROWSE-TOO-LARGE', [{ open: '/packed?as=gzip&size=3000000' }]],
    ['BANC-BROWSE-UNREACHABLE', [{ open: '/hop?to=http://' }]],
  ] as const)('%s: %j', async (code, steps) => {
    const there = steps.map((step) => ('open' in step ? { open: url + step.open } : step))
    expect(await codeOf(open().browse(...there))).toBe(code)
  })

  test('an address where nobody listens', async () => {
    expect(await codeOf(open().browse({ open: 'http://127.0.0.1:1/' }))).toBe('BANC-BROWSE-UNREACHABLE')
  })

  test('the deadline is the step’s, redirects included', async () => {
    const { browse } = createBrowser({ ca: '', record: () => {}, deadlineMs: 400 })
    expect(await codeOf(browse({ open: `${url}/slow` }))).toBe('BANC-BROWSE-TIMEOUT')
  })

  test('a redirect loop ends after twenty, all recorded', async () => {
    const { browse, hops } = open()
    await browse({ open: `${url}/loop` }).catch(() => undefined)
    expect(hops).toHaveLength(21)
  })
})
