import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePki } from '../../mocks/pki/ensure.ts'
import { BancError } from '../model/errors.ts'
import type { BrowserHop } from './browser.ts'
import { type Chromium, type ChromiumPage, startChromium } from './chromium.ts'
import { chromiumFile, locateChromium } from './chromium-locate.ts'

const missing = chromiumFile(process.env.CHROMIUM) === undefined

test('Chromium is there', ({ skip }) => {
  if (missing && process.env.CI === undefined) skip('SKIPPED, not installed: chromium (apt-get install chromium)')
  expect(missing, 'not installed: chromium (apt-get install chromium)').toBe(false)
})

test('a Chromium that is not there is refused with what to do', async () => {
  const named = process.env.CHROMIUM
  process.env.CHROMIUM = '/nowhere/chromium'
  try {
    await expect(locateChromium({})).rejects.toMatchObject({ code: 'BANC-BROWSER', where: '/nowhere/chromium' })
  } finally {
    if (named === undefined) delete process.env.CHROMIUM
    else process.env.CHROMIUM = named
  }
})

const app = new Hono()
app.get('/login', (context) => {
  setCookie(context, 'seen', 'yes', { httpOnly: true, path: '/' })
  setCookie(context, 'theme', 'clair', { path: '/', sameSite: 'Lax' })
  return context.html(`<div id="there"></div><button id="odd">Bizarre</button><script>
    localStorage.setItem('jeton', 'un-jeton')
    sessionStorage.setItem('onglet', '1')
    fetch('https://localhost:' + location.port + '/elsewhere', { mode: 'no-cors' })
    there.innerHTML = '<a href="/hop">S’identifier à côté</a>'
    odd.onclick = () => { location.href = '/home?by=script' }
  </script>`)
})
app.get('/hop', (context) => context.redirect('/home'))
app.get('/home', (context) => context.html(`<p>accueil ${context.req.header('cookie') ?? 'sans cookie'}</p>`))
app.get('/form', (context) =>
  context.html(`<form><input name="q"></form><form method="post" action="/post"><input type="hidden" name="t" value="1">
    <input name="who"><select name="mode"><option>cps</option><option>ecps</option></select>
    <input type="radio" name="pick" value="a"><input type="radio" name="pick" value="b">
    <button name="d" value="non">Non</button><button name="d" value="oui">Oui</button></form>`),
)
app.post('/post', async (context) => context.html(`<p>${JSON.stringify(await context.req.parseBody())}</p>`, 201))
app.get('/loop', (context) => context.redirect('/loop'))

describe.skipIf(missing)('Chromium', () => {
  let folder: string
  let server: ServerType
  let foreign: ServerType
  let chromium: Chromium
  let url: string
  let foreignUrl: string

  const listen = (cert: string, key: string): Promise<ServerType> =>
    new Promise((resolve) => {
      const serverOptions = { cert: readFileSync(cert), key: readFileSync(key) }
      const started: ServerType = serve(
        { fetch: app.fetch, createServer, serverOptions, hostname: '127.0.0.1', port: 0 },
        () => resolve(started),
      )
    })
  const urlOf = (of: ServerType) => `https://127.0.0.1:${(of.address() as AddressInfo).port}`

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'banc-segur-chromium-'))
    const { files } = await ensurePki(join(folder, 'pki'))
    server = await listen(files.server.cert, files.server.key)
    foreign = await listen(files.otherAuthorityServer.cert, files.otherAuthorityServer.key)
    url = urlOf(server)
    foreignUrl = urlOf(foreign)
    const selectors = { 'le bouton': '#odd' }
    chromium = await startChromium(await locateChromium({}), { ca: readFileSync(files.ca, 'utf8'), selectors })
  }, 180_000)

  afterAll(async () => {
    await chromium?.close()
    server?.close()
    foreign?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const open = async () => {
    const hops: BrowserHop[] = []
    const pages: ChromiumPage[] = []
    const { browse } = await chromium.open({ hop: (hop) => hops.push(hop), page: (page) => pages.push(page) })
    return { browse, hops, pages }
  }

  const codeOf = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.catch((thrown: unknown) => thrown)
    return error instanceof BancError ? error.code : String(error)
  }

  test('clicks a link that a script drew, follows its redirect, and records each hop', async () => {
    const { browse, hops } = await open()
    expect((await browse({ open: `${url}/login` })).text).toContain('S’identifier à côté')
    const place = await browse({ click: "s'identifier a cote" })
    expect(place).toMatchObject({ url: `${url}/home`, status: 200 })
    expect(place.text).toContain('seen=yes')
    expect(hops.map(({ step, method, url: at, status, location }) => [step, method, at, status, location])).toEqual([
      [`open ${url}/login`, 'GET', `${url}/login`, 200, undefined],
      ["click s'identifier a cote", 'GET', `${url}/hop`, 302, '/home'],
      ["click s'identifier a cote", 'GET', `${url}/home`, 200, undefined],
    ])
    expect(new TextDecoder().decode(hops[2]?.body)).toContain('accueil')
    expect(hops[2]?.mediaType).toBe('text/html')
  })

  test('tells what stands in the browser: image, other origins, storage', async () => {
    const { browse, pages } = await open()
    await browse({ open: `${url}/login` })
    expect(pages).toHaveLength(1)
    const [page] = pages
    // A JPEG begins so.
    expect([...(page?.screenshot ?? []).slice(0, 3)]).toEqual([0xff, 0xd8, 0xff])
    expect(page?.requests).toEqual([
      { url: `${url.replace('127.0.0.1', 'localhost')}/elsewhere`, method: 'GET', resourceType: 'fetch' },
    ])
    expect(page?.storage.local).toEqual([{ key: 'jeton', value: 'un-jeton' }])
    expect(page?.storage.session).toEqual([{ key: 'onglet', value: '1' }])
    expect(page?.storage.cookies.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'seen', httpOnly: true, secure: false, sameSite: 'Lax' },
      { name: 'theme', value: 'clair', httpOnly: false, secure: false, sameSite: 'Lax' },
    ])
  })

  test('a selector of the configuration prevails over the label; a script may navigate', async () => {
    const { browse } = await open()
    expect(await browse({ open: `${url}/login` }, { click: 'le bouton' })).toMatchObject({
      url: `${url}/home?by=script`,
    })
  })

  test('fills fields of every kind and sends by the chosen button', async () => {
    const { browse } = await open()
    const fields = { who: 'é&', mode: 'ecps', pick: 'b', d: 'oui' }
    const place = await browse({ open: `${url}/form` }, { submit: fields })
    expect(place).toMatchObject({ status: 201, text: '{"t":"1","who":"é&","mode":"ecps","pick":"b","d":"oui"}' })
  })

  test('each one opened is without the cookies of the one before', async () => {
    await (await open()).browse({ open: `${url}/login` })
    expect((await (await open()).browse({ open: `${url}/home` })).text).toBe('accueil sans cookie')
  })

  test.each([
    ['BANC-BROWSE-REDIRECTS', [{ open: '/loop' }]],
    ['BANC-BROWSE-CONTROL', [{ open: '/form' }, { click: 'Absent' }]],
    ['BANC-BROWSE-FORM', [{ open: '/form' }, { submit: { absent: '1' } }]],
  ] as const)('%s: %j', async (code, steps) => {
    const there = steps.map((step) => ('open' in step ? { open: url + step.open } : step))
    expect(await codeOf((await open()).browse(...there))).toBe(code)
  })

  test('a server of another authority is not trusted', async () => {
    expect(await codeOf((await open()).browse({ open: `${foreignUrl}/home` }))).toBe('BANC-BROWSE-UNREACHABLE')
  })
})
