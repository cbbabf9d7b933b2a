import { join } from 'node:path'
import { ensurePki } from '../../../mocks/pki/ensure.ts'
import { boundedBodies } from '../../bench/bounded-bodies.ts'
import { cacheFolder, pkiFolder } from '../../bench/cache.ts'
import { loadConfig } from '../../bench/config.ts'
import { environmentOf, expandAll, freePort, writeEnvironment } from '../../bench/environment.ts'
import { referenceConfig } from '../../bench/reference-product.ts'
import { type Sink, startServices } from '../../bench/services.ts'
import type { Lang } from '../../model/text.ts'
import { hostWarning } from '../host-warning.ts'
import { mocksLines } from '../mocks-lines.ts'
import { onStop } from '../on-stop.ts'
import { printJson, tell } from '../output.ts'

export interface MocksOptions {
  readonly config?: string
  readonly lang?: Lang
}

/** The national services alone, until Ctrl-C: addresses on standard output, each exchange in short lines on standard error. */
export const mocks = async (options: MocksOptions): Promise<number> => {
  const config = loadConfig(options.config, process.cwd())?.config ?? referenceConfig([])
  const folder = cacheFolder()
  const lang = options.lang ?? config.lang ?? 'fr'
  const warning = hostWarning(config, lang)
  if (warning !== undefined) tell(warning)
  const put = boundedBodies(join(folder, 'mocks-blobs'))
  const pki = await ensurePki(pkiFolder())
  let stopping = false
  const sink: Sink = {
    put,
    append: (type, data) => {
      const lines = stopping ? [] : mocksLines(type, data, lang, new Date())
      if (lines.length > 0) tell(...lines)
      return { seq: 0, id: 'e000000', at: '', type, data, prev: '', hash: '' } as ReturnType<Sink['append']>
    },
  }
  const port = config.product.port || (await freePort())
  const services = expandAll(config.services ?? {}, environmentOf(config, port, [], pki))
  const running = await startServices({ ...config, services }, pki, sink)
  const environment = environmentOf({ ...config, services }, port, running, pki)
  printJson({ environment: writeEnvironment(folder, environment), ...environment })
  await new Promise<void>((stop) => void onStop(stop))
  stopping = true
  await Promise.all(running.map(({ close }) => close()))
  return 0
}
