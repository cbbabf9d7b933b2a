import { accessSync, constants } from 'node:fs'
import type { BrowserType } from 'playwright-core'
import type { BrowserConfig } from '../model/config.ts'
import { BancError } from '../model/errors.ts'
import type { Text } from '../model/text.ts'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const runs = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The first that can be run: the one that the environment (CHROMIUM) or the configuration names, else a usual one. */
export const chromiumFile = (named: string | undefined): string | undefined =>
  (named === undefined ? usual : [named]).find(runs)

const absent = (what: Text, where: string, todo: Text, cause?: unknown): BancError =>
  new BancError({ code: 'BANC-BROWSER', what, where, todo, cause })

/** Chromium and the library that drives it, found but not started. */
export interface FoundChromium {
  readonly library: BrowserType
  readonly executable: string
}

/** @throws BancError BANC-BROWSER when Chromium or playwright-core is not installed */
export const locateChromium = async (config: Pick<BrowserConfig, 'executable'>): Promise<FoundChromium> => {
  const named = process.env.CHROMIUM ?? config.executable
  const executable = chromiumFile(named)
  if (executable === undefined) {
    throw absent(
      { fr: 'Chromium est demandé mais introuvable.', en: 'Chromium is asked for but not found.' },
      named ?? usual.join(', '),
      {
        fr: 'Installez-le (apt-get install chromium), nommez-le par CHROMIUM ou browser.executable, ou lancez avec --browser builtin.',
        en: 'Install it (apt-get install chromium), name it by CHROMIUM or browser.executable, or run with --browser builtin.',
      },
    )
  }
  try {
    const { chromium } = await import('playwright-core')
    return { library: chromium, executable }
  } catch (cause) {
    throw absent(
      { fr: 'La bibliothèque qui pilote Chromium manque.', en: 'The library that drives Chromium is missing.' },
      'playwright-core',
      {
        fr: 'Installez-la (npm install playwright-core), ou lancez avec --browser builtin.',
        en: 'Install it (npm install playwright-core), or run with --browser builtin.',
      },
      cause,
    )
  }
}
