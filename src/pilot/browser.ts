import superagent, { type Response } from 'superagent'
import { BancError } from '../model/errors.ts'
import { type Page, readPage } from '../protocols/html/page.ts'
import { browseFailure, tooManyRedirects, unknownScheme } from './browser-errors.ts'
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

/** Every media type is read as bytes: a page is decoded once, later. */
const asBytes = (response: NodeJS.EventEmitter, done: (error: Error | null, body: Uint8Array) => void): void => {
  const chunks: Uint8Array[] = []
  response.on('data', (chunk: string | Uint8Array) => chunks.push(Buffer.from(chunk)))
  response.on('end', () => done(null, Buffer.concat(chunks)))
}

/** The cookie jar of superagent knows `Expires` only; a browser also obeys `Max-Age`. */
const withExpiry = (cookie: string): string | undefined => {
  const seconds = /;\s*max-age=(-?\d+)/i.exec(cookie)?.[1]
  return seconds === undefined
    ? undefined
    : `${cookie}; Expires=${new Date(Date.now() + Number(seconds) * 1000 - 1).toUTCString()}`
}

const bytesOf = (response: Response): Uint8Array =>
  response.body instanceof Uint8Array ? response.body : new Uint8Array()

/**
 * The bench's own user agent, which plays the browser of a web login. It runs no script. At most 20 redirects a step,
 * 5 MB a page.
 * @param ca PEM of the test authority that https pages must chain to; empty for pages in clear only
 * @param deadlineMs for one step, its redirects included; default 30 s
 * @throws BancError `BANC-BROWSE-…` from `browse`
 */
export const createBrowser = ({
  ca,
  record,
  deadlineMs = defaultDeadlineMs,
}: {
  readonly ca: string
  readonly record: (hop: BrowserHop) => void
  readonly deadlineMs?: number
}): Browser => {
  const agent = superagent.agent()
  let place: { url: string; status: number; page: Page } | undefined

  const request = async (step: string, { method, url, form }: Navigation, until: number): Promise<Response> => {
    if (!/^https?:/i.test(url)) throw unknownScheme(url)
    const prepared = (method === 'POST' ? agent.post(url) : agent.get(url))
      .redirects(0)
      .ok(() => true)
      .timeout({ deadline: Math.max(1, until - performance.now()) })
      .maxResponseSize(maxPageBytes)
      .set('Accept', 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8')
      .set('Accept-Language', 'fr')
      .set('Sec-Fetch-Mode', 'navigate')
      .set('Sec-Fetch-Dest', 'document')
      .buffer(true)
      .parse(asBytes)
    if (ca !== '' && url.startsWith('https:')) prepared.ca(ca)
    if (form !== undefined) prepared.type('application/x-www-form-urlencoded').send(form)
    try {
      const response = await prepared
      const location: string | undefined = response.headers.location
      const cookies: readonly string[] = [response.headers['set-cookie'] ?? []].flat()
      const { hostname, pathname } = new URL(url)
      for (const cookie of cookies) {
        const dated = withExpiry(cookie)
        if (dated !== undefined) agent.jar.setCookie(dated, hostname, pathname)
      }
      record({
        step,
        method,
        url,
        status: response.status,
        ...(location === undefined ? {} : { location }),
        body: bytesOf(response),
        ...(response.type === '' ? {} : { mediaType: response.type }),
      })
      return response
    } catch (error) {
      throw error instanceof BancError ? error : browseFailure(error, url, deadlineMs, maxPageBytes)
    }
  }

  const navigate = async (step: string, first: Navigation): Promise<void> => {
    let next = first
    const until = performance.now() + deadlineMs
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const response = await request(step, next, until)
      const location: string | undefined = response.headers.location
      if (response.status < 300 || response.status > 399 || location === undefined) {
        place = {
          url: next.url,
          status: response.status,
          page: readPage(new TextDecoder().decode(bytesOf(response)), next.url),
        }
        return
      }
      const url = URL.canParse(location, next.url) ? new URL(location, next.url).href : location
      next = response.status === 307 || response.status === 308 ? { ...next, url } : { method: 'GET', url }
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
