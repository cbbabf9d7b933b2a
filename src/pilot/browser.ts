import { CookieJar } from 'tough-cookie'
import { type Page, readPage } from '../protocols/html/page.ts'
import { browseFailure, tooManyRedirects, unknownScheme } from './browser-errors.ts'
import { type PageAnswer, requestPage } from './browser-request.ts'
import { clickOn, type Navigation, submitForm } from './page.ts'

/** One step of the user agent, as scenarios write it. */
export type BrowserStep =
  | { readonly open: string }
  | { readonly click: string }
  | { readonly submit: Readonly<Record<string, string>> }

/** One request of the user agent and its answer, redirects each on their own. */
export interface BrowserHop {
  /** `open https://…`, `click <label>` or `submit <field names>`. */
  readonly step: string
  readonly method: string
  readonly url: string
  readonly status: number
  readonly location?: string
  readonly body: Uint8Array
  readonly mediaType?: string
}

/** Where the user agent stands. `text` is what a screen reader would say of the page, names of its controls included. */
export interface BrowserPlace {
  readonly url: string
  readonly status: number
  readonly text: string
}

export interface Browser {
  /** Goes through the steps in order. Cookies and the page stay from one call to the next. */
  readonly browse: (...steps: readonly BrowserStep[]) => Promise<BrowserPlace>
}

const maxRedirects = 20
const maxPageBytes = 5 * 1024 * 1024
const defaultDeadlineMs = 30_000

/** A step in the words of the journal. */
export const nameOf = (step: BrowserStep): string => {
  if ('open' in step) return `open ${step.open}`
  return 'click' in step ? `click ${step.click}` : `submit ${Object.keys(step.submit).join(', ')}`
}

/** What a page says, names of its controls included. */
export const spokenOf = (page: Page): string => {
  const unspoken = page.controls.map(({ name }) => name).filter((name) => !page.text.includes(name))
  return [page.text, ...unspoken].join(' ')
}

/** How a browser that navigates presents itself. */
const presented = {
  accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
  'accept-language': 'fr',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
}

const mediaTypeOf = ({ headers }: PageAnswer): string => headers['content-type']?.split(';')[0]?.trim() ?? ''

/**
 * The bench's own user agent, which plays the browser of a web login. It runs no script. At most 20 redirects a step,
 * 5 MB a page.
 * @param ca PEM of the test authority that https pages must chain to; empty for pages in clear only
 * @param anyCertificate whether pages are taken whatever certificate comes: a fault meant for the product is no matter of
 *   its user’s browser
 * @param deadlineMs for one step, its redirects included; default 30 s
 * @throws BancError `BANC-BROWSE-…` from `browse`
 */
export const createBrowser = ({
  ca,
  anyCertificate = () => false,
  record,
  deadlineMs = defaultDeadlineMs,
}: {
  readonly ca: string
  readonly anyCertificate?: () => boolean
  readonly record: (hop: BrowserHop) => void
  readonly deadlineMs?: number
}): Browser => {
  // A product on 127.0.0.1 may set a cookie for the domain 127.0.0.1, which a list of public suffixes does not know.
  const cookies = new CookieJar(undefined, { rejectPublicSuffixes: false })
  let place: { url: string; status: number; page: Page } | undefined

  const ask = async ({ method, url, form }: Navigation, signal: AbortSignal): Promise<PageAnswer> => {
    const cookie = cookies.getCookieStringSync(url)
    const headers = {
      ...presented,
      ...(cookie === '' ? {} : { cookie }),
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    }
    return requestPage({
      url,
      method,
      headers,
      body: form,
      ca,
      anyCertificate: anyCertificate(),
      maxBytes: maxPageBytes,
      signal,
    })
  }

  const request = async (step: string, navigation: Navigation, until: number): Promise<PageAnswer> => {
    const { method, url } = navigation
    if (!/^https?:/i.test(url)) throw unknownScheme(url)
    const signal = AbortSignal.timeout(Math.max(1, Math.round(until - performance.now())))
    const answer = await ask(navigation, signal).catch((error: unknown) => {
      throw browseFailure(signal.aborted ? signal.reason : error, url, deadlineMs, maxPageBytes)
    })
    for (const cookie of answer.headers['set-cookie'] ?? []) cookies.setCookieSync(cookie, url, { ignoreError: true })
    const { location } = answer.headers
    const mediaType = mediaTypeOf(answer)
    record({
      step,
      method,
      url,
      status: answer.status,
      ...(location === undefined ? {} : { location }),
      body: answer.body,
      ...(mediaType === '' ? {} : { mediaType }),
    })
    return answer
  }

  const navigate = async (step: string, first: Navigation): Promise<void> => {
    let next = first
    const until = performance.now() + deadlineMs
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const { status, headers, body } = await request(step, next, until)
      const { location } = headers
      if (status < 300 || status > 399 || location === undefined) {
        place = { url: next.url, status, page: readPage(new TextDecoder().decode(body), next.url) }
        return
      }
      const url = URL.canParse(location, next.url) ? new URL(location, next.url).href : location
      next = status === 307 || status === 308 ? { ...next, url } : { method: 'GET', url }
    }
    throw tooManyRedirects(next.url, maxRedirects)
  }

  const stand = () => {
    if (place === undefined) throw new Error('a step that acts on a page came before any page was opened')
    return place
  }

  const browse = async (...steps: readonly BrowserStep[]): Promise<BrowserPlace> => {
    for (const step of steps) {
      if ('open' in step) await navigate(nameOf(step), { method: 'GET', url: step.open })
      else if ('click' in step) await navigate(nameOf(step), clickOn(stand().page, step.click, stand().url))
      else await navigate(nameOf(step), submitForm(stand().page, step.submit, stand().url))
    }
    const { url, status, page } = stand()
    return { url, status, text: spokenOf(page) }
  }

  return { browse }
}
