import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the bench keeps what it makes once and uses in every run: the test authority. `BANC_CACHE` moves it. */
export const cacheFolder = (): string =>
  process.env.BANC_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'banc-segur')

export const pkiFolder = (): string => join(cacheFolder(), 'pki')
