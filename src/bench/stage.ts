import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isCertificateFault } from '../../mocks/certificate-faults.ts'
import { ensurePki } from '../../mocks/pki/ensure.ts'
import type { Config } from '../model/config.ts'
import type { Pilot } from '../model/pilot.ts'
import { filesPilot } from '../pilot/files.ts'
import { httpPilot } from '../pilot/http.ts'
import { type Conductor, conductor } from '../run/conductor.ts'
import type { Journal } from '../run/journal.ts'
import { type BrowserTrust, browserFor } from './browsers.ts'
import { pkiFolder } from './cache.ts'
import { environmentOf, expandAll, freePort, writeEnvironment } from './environment.ts'
import { type MocksClock, mocksClock } from './mocks-clock.ts'
import { type RunningProduct, startProduct } from './product.ts'
import { type RunningService, type Sink, stageOf, startServices } from './services.ts'

/** What has been started, to be stopped in the reverse order. */
export type Stops = (() => Promise<void>)[]

/** Everything a run needs, running. */
export interface StageSet {
  readonly services: readonly RunningService[]
  readonly pilot: Pilot
  readonly product: RunningProduct
  readonly trust: BrowserTrust
  readonly clock: MocksClock
}

const defaultPilotMs = 60_000

const pilotOf = (config: Config['pilot']): Pilot => {
  const timeoutMs = config.timeoutMs ?? defaultPilotMs
  if (config.kind === 'files') return filesPilot({ folder: config.folder, timeoutMs })
  return httpPilot({ url: (config.url ?? '').replace(/\/$/, ''), timeoutMs })
}

/** A product that gives no other address has its pilot on its own port. */
const withAddress = (pilot: Config['pilot']): Config['pilot'] =>
  pilot.kind === 'http' && pilot.url === undefined ? { ...pilot, url: '${product.url}' } : pilot

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
 * @throws BancError BANC-PORT, BANC-PKI, BANC-CONFIG-PLACEHOLDER, BANC-PRODUCT-LEFT, BANC-PRODUCT-UNREACHABLE, BANC-PILOT-CONTRACT
 */
export const setStage = async (asWritten: Config, setting: StageSetting): Promise<StageSet> => {
  const { folder, sink, stops, interrupted } = setting
  const pki = await ensurePki(pkiFolder())
  const port = asWritten.product.port || (await freePort())
  const early = environmentOf(asWritten, port, [], pki)
  const config = { ...asWritten, services: expandAll(asWritten.services ?? {}, early) }
  const clock = mocksClock()
  const services = await startServices(config, pki, sink, clock)
  stops.push(async () => {
    await Promise.all(services.map(({ close }) => close()))
  })
  const environment = environmentOf(config, port, services, pki)
  // The product needs the secrets that the dossier must not hold: its own file is gone when the run is over.
  const own = mkdtempSync(join(tmpdir(), 'banc-segur-environment-'))
  stops.push(async () => rmSync(own, { recursive: true, force: true }))
  const environmentFile = writeEnvironment(own, environment)
  writeEnvironment(folder, sink.hide?.(environment) ?? environment)
  const known = { ...environment, environment: environmentFile, node: process.execPath }
  const pilot = pilotOf(expandAll(withAddress(config.pilot), known))
  const product = await startProduct(expandAll(config.product.start, known), pilot, {
    environmentFile,
    sink,
    interrupted,
    pilotIsProduct: config.pilot.kind === 'http',
  })
  stops.push(product.stop)
  const trust = {
    ca: readFileSync(pki.files.ca, 'utf8'),
    strangers: readFileSync(pki.files.otherAuthorityServer.cert, 'utf8'),
    anyCertificate: () => services.some(({ state }) => isCertificateFault(state.fault)),
  }
  return { services, pilot, product, trust, clock }
}

/** A conductor, and how to read the product's own journal when the run is over. */
export interface StagedConductor extends Conductor {
  /** Records the product's traces. One without, or one that has died, has none: what it did is in the journal anyway. */
  readonly traces: () => Promise<void>
}

/**
 * The stage, and a conductor on it. The browser is looked for first: what is not installed is said at once.
 * @throws what `setStage` throws; BANC-BROWSER
 */
export const conductorOn = async (
  config: Config,
  setting: StageSetting,
  journal: Journal,
): Promise<StagedConductor> => {
  const browser = await browserFor(config.browser)
  const stage = await setStage(config, setting)
  const { capabilities } = stage.product
  journal.append('pilot.capabilities', { ...capabilities, observes: capabilities.observes ?? [] })
  const openBrowser = await browser(stage.trust, journal.blobs, setting.stops)
  const conducting = conductor({
    journal,
    pilot: stage.pilot,
    capabilities,
    stage: stageOf(stage.services),
    openBrowser,
    elapsed: () => performance.now(),
    prepare: () => {
      stage.clock.set()
      return stage.product.revive()
    },
  })
  return {
    ...conducting,
    traces: async () => {
      const traces = await stage.pilot.traces().catch(() => [])
      journal.append('product.traces', { traces })
    },
  }
}
