import { createHash, X509Certificate } from 'node:crypto'
import type { BrowserContext, Frame, Page, Request, Response } from 'playwright-core'
import { BancError, messageOf } from '../model/errors.ts'
import type { BrowserStorage, EventData, StoredItem } from '../model/event.ts'
import { readPage } from '../protocols/html/page.ts'
import { type Browser, type BrowserHop, type BrowserStep, nameOf, spokenOf } from './browser.ts'
import { browseFailure, tooManyRedirects, unknownScheme } from './browser-errors.ts'
import type { FoundChromium } from './chromium-locate.ts'
import { clickIn, type Selectors, submitIn } from './chromium-page.ts'

/** What stands in Chromium at the end of a `browse`. `screenshot` is a JPEG image. */
export type ChromiumPage = Omit<EventData['browser.page'], 'screenshot'> & { readonly screenshot?: Uint8Array }

export interface Recorder {
  readonly hop: (hop: BrowserHop) => void
  readonly page: (page: ChromiumPage) => void
}

/** A Chromium that runs. `open` gives a browser without cookies, and ends the one before. */
export interface Chromium {
  readonly open: (record: Recorder) => Promise<Browser>
  readonly close: () => Promise<void>
}

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const deadlineMs = 30_000
const maxPageBytes = 5 * 1024 * 1024
const maxStoredCharacters = 16_384
const maxRedirects = 20
/** How long a page may take to grow quiet; one that never does is read as it stands. */
const quietMs = 5_000
/** A click may start its navigation a little after it returns. */
const startsWithinMs = 100

/**
 * Chromium accepts a chain when one of its certificates holds a key of this list: a server of the test authority sends
 * its intermediate. Whether the chain is verified beyond that key is Chromium's business: this trust is for tests alone.
 * @param ca PEM of the authorities
 */
const keysOf = (ca: string): string =>
  (ca.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [])
    .map((pem) => new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' }))
    .map((spki) => createHash('sha256').update(spki).digest('base64'))
    .join(',')

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '')

const failure = (error: unknown, url: string): BancError => {
  if (error instanceof BancError) return error
  const said = messageOf(error)
  if (said.includes('ERR_TOO_MANY_REDIRECTS')) return tooManyRedirects(url, maxRedirects)
  if (said.includes('ERR_UNKNOWN_URL_SCHEME') || said.includes('ERR_UNSAFE_REDIRECT')) return unknownScheme(url)
  const late = error instanceof Error && error.name === 'TimeoutError'
  const [line = ''] = said.split('\n')
  return browseFailure(
    Object.assign(new Error(line, { cause: error }), late ? { code: 'ETIMEDOUT' } : {}),
    url,
    deadlineMs,
    maxPageBytes,
  )
}

const itemsOf = async (page: Page, area: 'localStorage' | 'sessionStorage'): Promise<readonly StoredItem[]> => {
  // Where there is no origin (about:blank, an error page) there is no storage either.
  const items = await page.evaluate<[string, string][]>(`Object.entries(${area})`).catch(() => [])
  return items.map(([key, value]) => ({ key, value: value.slice(0, maxStoredCharacters) }))
}

const storageOf = async (context: BrowserContext, page: Page): Promise<BrowserStorage> => ({
  local: await itemsOf(page, 'localStorage'),
  session: await itemsOf(page, 'sessionStorage'),
  cookies: (await context.cookies(page.url())).map(({ name, value, httpOnly, secure, sameSite }) => ({
    name,
    ...(httpOnly ? {} : { value }),
    httpOnly,
    secure,
    sameSite,
  })),
})

const frameOf = (request: Request): Frame | undefined => {
  try {
    return request.frame()
  } catch {
    // A service worker's request, or the first of a frame that does not stand yet.
    return undefined
  }
}

const hopOf = async (step: string, response: Response): Promise<BrowserHop> => {
  const { location, 'content-type': type } = response.headers()
  const redirects = response.status() >= 300 && response.status() < 400
  const mediaType = type?.split(';')[0]?.trim()
  return {
    step,
    method: response.request().method(),
    url: response.url(),
    status: response.status(),
    ...(redirects && location !== undefined ? { location } : {}),
    // A page that a script leaves at once takes its body away.
    body: redirects ? new Uint8Array() : await response.body().catch(() => new Uint8Array()),
    ...(mediaType ? { mediaType } : {}),
  }
}

const browserIn = async (context: BrowserContext, record: Recorder, selectors: Selectors): Promise<Browser> => {
  const page = await context.newPage()
  page.setDefaultTimeout(quietMs)
  const main = page.mainFrame()
  let step = ''
  let status = 0
  let navigating = 0
  let failed: string | undefined
  let hops: Promise<void> = Promise.resolve()
  let requests: { url: string; method: string; resourceType: string }[] = []
  const navigates = (request: Request): boolean => request.isNavigationRequest() && frameOf(request) === main

  page.on('request', (request) => {
    if (navigates(request)) {
      navigating += 1
      failed = undefined
    } else {
      const url = request.url()
      if (!/^https?:/.test(url) || originOf(url) === originOf(frameOf(request)?.url() ?? page.url())) return
      requests.push({ url, method: request.method(), resourceType: request.resourceType() })
    }
  })
  page.on('response', (response) => {
    if (!navigates(response.request())) return
    navigating -= 1
    status = response.status()
    const read = hopOf(step, response)
    hops = hops.then(async () => record.hop(await read))
    // Whoever waits for the hops is told; until then a failure (a run that is over) must not end the process.
    hops.catch(() => {})
  })
  page.on('requestfailed', (request) => {
    if (!navigates(request) || request.failure() === null) return
    navigating = 0
    failed = request.failure()?.errorText
  })

  const settle = async (): Promise<void> => {
    const until = performance.now() + deadlineMs
    await page.waitForTimeout(startsWithinMs)
    while (navigating > 0 && performance.now() < until) await page.waitForTimeout(startsWithinMs / 4)
    // An abandoned navigation is one that another replaced, or a download.
    if (failed !== undefined && failed !== 'net::ERR_ABORTED') throw new Error(failed)
    await page.waitForLoadState('load', { timeout: deadlineMs })
    await page.waitForLoadState('networkidle', { timeout: quietMs }).catch(() => {})
    await hops
  }

  const go = async (to: BrowserStep): Promise<void> => {
    if ('open' in to) {
      if (!/^https?:/i.test(to.open)) throw unknownScheme(to.open)
      await page.goto(to.open, { timeout: deadlineMs, waitUntil: 'commit' })
    } else if ('click' in to) await clickIn(page, to.click, selectors)
    else await submitIn(page, to.submit, selectors)
    await settle()
  }

  const tell = async (): Promise<void> => {
    await hops
    const screenshot = await page.screenshot({ type: 'jpeg', quality: 60, timeout: quietMs }).catch(() => undefined)
    const seen = requests
    requests = []
    record.page({
      step,
      url: page.url(),
      ...(screenshot === undefined ? {} : { screenshot }),
      requests: seen,
      storage: await storageOf(context, page),
    })
  }

  const browse: Browser['browse'] = async (...steps) => {
    try {
      for (const to of steps) {
        step = nameOf(to)
        if (!('open' in to) && page.url() === 'about:blank') throw new Error('no page was opened before this step')
        await go(to).catch((error: unknown) => {
          throw failure(error, 'open' in to ? to.open : page.url())
        })
      }
    } catch (error) {
      // What stands there tells most when a step fails; that failure stays the one that is told.
      await tell().catch(() => {})
      throw error
    }
    await tell()
    return { url: page.url(), status, text: spokenOf(readPage(await page.content(), page.url())) }
  }

  return { browse }
}

/**
 * Starts the system's Chromium, without a window.
 * @param ca PEM of the test authority that https pages must chain to
 * @throws BancError BANC-BROWSER when it does not start
 */
export const startChromium = async (
  { library, executable }: FoundChromium,
  { ca, selectors = {} }: { readonly ca: string; readonly selectors?: Selectors },
): Promise<Chromium> => {
  const trust = `--ignore-certificate-errors-spki-list=${keysOf(ca)}`
  const running = await library
    .launch({
      executablePath: executable,
      headless: true,
      chromiumSandbox: false,
      args: [...flags, trust],
      // A run that is asked to stop still judges and writes its reports: the library must not end the process.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    .catch((cause: unknown) => {
      throw new BancError({
        code: 'BANC-BROWSER',
        what: { fr: 'Chromium ne démarre pas.', en: 'Chromium does not start.' },
        where: executable,
        todo: {
          fr: 'Lancez-le à la main avec --headless pour voir pourquoi, ou prenez --browser builtin.',
          en: 'Start it by hand with --headless to see why, or take --browser builtin.',
        },
        cause,
      })
    })
  let before: BrowserContext | undefined
  return {
    open: async (record) => {
      await before?.close()
      const context = await running.newContext({ locale: 'fr-FR' })
      before = context
      return browserIn(context, record, selectors)
    },
    close: () => running.close(),
  }
}
