import { readFileSync } from 'node:fs'
import { ensurePki } from '../../mocks/pki/ensure.ts'
import { pilotProblems } from '../../schemas/pilot.ts'
import { pkiFolder } from '../cli/cache.ts'
import type { Config } from '../model/config.ts'
import type { Pilot } from '../model/pilot.ts'
import { filesPilot } from '../pilot/files.ts'
import { httpPilot } from '../pilot/http.ts'
import { environmentOf, expandAll, freePort, writeEnvironment } from './environment.ts'
import { type RunningProduct, startProduct } from './product.ts'
import { type RunningService, type Sink, startServices } from './services.ts'

/** What has been started, to be stopped in the reverse order. */
export type Stops = (() => Promise<void>)[]

/** Everything a run needs, running. */
export interface StageSet {
  readonly services: readonly RunningService[]
  readonly pilot: Pilot
  readonly product: RunningProduct
  /** PEM of the test authority. */
  readonly ca: string
}

const defaultPilotMs = 60_000

const pilotOf = (config: Config['pilot']): Pilot => {
  const timeoutMs = config.timeoutMs ?? defaultPilotMs
  if (config.kind === 'files') return filesPilot({ folder: config.folder, timeoutMs, problems: pilotProblems })
  return httpPilot({ url: config.url.replace(/\/$/, ''), timeoutMs, problems: pilotProblems })
}

/** What surrounds a stage: the run's folder, where what is seen goes, how to stop, and when to give up. */
export interface StageSetting {
  readonly folder: string
  readonly sink: Sink
  readonly stops: Stops
  /** Aborted when the user asks to stop: waiting for the product ends at once. */
  readonly interrupted: AbortSignal
}

/** Stops what was started, the last first. */
export const stopAll = async (stops: Stops): Promise<void> => {
  for (const stop of stops.splice(0).reverse()) await stop()
}

/**
 * Brings up the authority, the services and the product, and hands the way to stop each to `stops` as soon as it runs.
 * @throws BancError BANC-PORT, BANC-PKI, BANC-CONFIG-PLACEHOLDER, BANC-PRODUCT-UNREACHABLE, BANC-PILOT-CONTRACT
 */
export const setStage = async (asWritten: Config, setting: StageSetting): Promise<StageSet> => {
  const { folder, sink, stops, interrupted } = setting
  const pki = await ensurePki(pkiFolder())
  const port = asWritten.product.port || (await freePort())
  const early = environmentOf(asWritten, port, [], pki)
  const config = { ...asWritten, services: expandAll(asWritten.services ?? {}, early) }
  const services = await startServices(config, pki, sink)
  stops.push(async () => {
    await Promise.all(services.map(({ close }) => close()))
  })
  const environment = environmentOf(config, port, services, pki)
  const environmentFile = writeEnvironment(folder, environment)
  const known = { ...environment, environment: environmentFile, node: process.execPath }
  const pilot = pilotOf(expandAll(config.pilot, known))
  const product = await startProduct(expandAll(config.product.start, known), pilot, {
    environmentFile,
    sink,
    interrupted,
  })
  stops.push(product.stop)
  return { services, pilot, product, ca: readFileSync(pki.files.ca, 'utf8') }
}
