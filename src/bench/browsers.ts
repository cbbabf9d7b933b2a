import type { BrowserConfig } from '../model/config.ts'
import { type BrowserHop, createBrowser } from '../pilot/browser.ts'
import { startChromium } from '../pilot/chromium.ts'
import { locateChromium } from '../pilot/chromium-locate.ts'
import type { Browser } from '../run/drive.ts'
import type { Journal } from '../run/journal.ts'
import type { Stops } from './stage.ts'

export type OpenBrowser = (record: Journal['append']) => Browser | Promise<Browser>

/** @param ca PEM of the test authority */
type Prepare = (ca: string, blobs: Journal['blobs'], stops: Stops) => Promise<OpenBrowser>

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
    return async (ca, blobs) => (record) => createBrowser({ ca, record: hopsTo(record, blobs) })
  }
  const found = await locateChromium(config)
  return async (ca, blobs, stops) => {
    const chromium = await startChromium(found, { ca, ...(config.selectors ? { selectors: config.selectors } : {}) })
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
