import type { BrowserConfig } from '../model/config.ts'
import { type BrowserHop, createBrowser } from '../pilot/browser.ts'
import { startChromium } from '../pilot/chromium.ts'
import { locateChromium } from '../pilot/chromium-locate.ts'
import type { Browser } from '../run/drive.ts'
import type { Journal } from '../run/journal.ts'
import type { Stops } from './stage.ts'

export type OpenBrowser = (record: Journal['append']) => Browser | Promise<Browser>

/** What a browser takes of the services’ certificates. */
export interface BrowserTrust {
  /** PEM of the test authority. */
  readonly ca: string
  /** PEM of certificates that services present under a fault and that no authority of `ca` issued. */
  readonly strangers: string
  /** Whether a service presents one that should be refused: the product is tried by it, not the browser. */
  readonly anyCertificate: () => boolean
}

type Prepare = (trust: BrowserTrust, blobs: Journal['blobs'], stops: Stops) => Promise<OpenBrowser>

const hopsTo =
  (record: Journal['append'], blobs: Journal['blobs']) =>
  ({ body, mediaType, ...hop }: BrowserHop): void => {
    const kept = body.byteLength === 0 ? {} : { body: blobs.put(body, mediaType) }
    record('browser.hop', { ...hop, ...kept })
  }

/**
 * The browser that the configuration asks for, to be started once the test authority is known.
 * @throws BancError BANC-BROWSER
 */
export const browserFor = async (config: BrowserConfig | undefined): Promise<Prepare> => {
  if (config?.kind !== 'chromium') {
    return async ({ ca, anyCertificate }, blobs) =>
      (record) =>
        createBrowser({ ca, anyCertificate, record: hopsTo(record, blobs) })
  }
  const found = await locateChromium(config)
  return async ({ ca, strangers }, blobs, stops) => {
    const chromium = await startChromium(found, {
      ca: ca + strangers,
      ...(config.selectors ? { selectors: config.selectors } : {}),
    })
    stops.push(chromium.close)
    return (record) =>
      chromium.open({
        hop: hopsTo(record, blobs),
        page: ({ screenshot, ...page }) => {
          const image = screenshot === undefined ? {} : { screenshot: blobs.put(screenshot, 'image/jpeg') }
          record('browser.page', { ...page, ...image })
        },
      })
  }
}
