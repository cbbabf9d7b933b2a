import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensurePki } from '../../../mocks/pki/ensure.ts'
import { pilotActionNames } from '../../../schemas/pilot.ts'
import { pkiFolder } from '../../bench/cache.ts'
import { loadConfig } from '../../bench/config.ts'
import { referenceConfig } from '../../bench/reference-product.ts'
import type { Sink } from '../../bench/services.ts'
import { type StageSet, type Stops, setStage, stopAll } from '../../bench/stage.ts'
import type { Config } from '../../model/config.ts'
import { BancError, messageOf } from '../../model/errors.ts'
import { type Lang, say, type Text } from '../../model/text.ts'
import { blobStore } from '../../run/blobs.ts'
import { print, printJson, table } from '../output.ts'

export interface DoctorOptions {
  readonly config?: string
  readonly format?: string
  readonly lang?: Lang
}

/** Whose problem it is: most failures of test tools are configuration. */
type Cause = 'configuration' | 'product' | 'bench'

interface Diagnosis {
  readonly check: Text
  readonly ok: boolean
  readonly detail: string
  readonly cause?: Cause
}

const oldestNode = [22, 18] as const

const runtime = (): Diagnosis => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const ok = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
  const check = { fr: 'moteur Node', en: 'Node runtime' }
  return {
    check,
    ok,
    detail: `${process.version} (≥ ${oldestNode.join('.')})`,
    ...(ok ? {} : { cause: 'configuration' }),
  }
}

/** The authority exists, chains, and the clock is inside its validity: a wrong clock breaks every TLS handshake. */
const authority = async (): Promise<Diagnosis> => {
  const check = { fr: 'autorité de test et horloge', en: 'test authority and clock' }
  try {
    const { files } = await ensurePki(pkiFolder())
    const server = new X509Certificate(readFileSync(files.server.cert))
    const now = Date.now()
    const ok = Date.parse(server.validFrom) <= now && now <= Date.parse(server.validTo)
    const detail = `${files.ca} (${server.validFrom} – ${server.validTo})`
    return ok ? { check, ok, detail } : { check, ok, detail, cause: 'configuration' }
  } catch (error) {
    return { check, ok: false, detail: messageOf(error), cause: 'bench' }
  }
}

const causes: Readonly<Record<string, Cause>> = {
  'BANC-PORT': 'configuration',
  'BANC-CONFIG-PLACEHOLDER': 'configuration',
  'BANC-PRODUCT-LEFT': 'configuration',
  'BANC-PRODUCT-UNREACHABLE': 'product',
  'BANC-PILOT-UNREACHABLE': 'product',
  'BANC-PILOT-CONTRACT': 'product',
  'BANC-PILOT-REFUSED': 'product',
  'BANC-PKI': 'configuration',
}

const notOffered: Text = { fr: 'non offertes (à attester)', en: 'not offered (to be attested)' }
const unheardOf: Text = { fr: 'inconnues du contrat', en: 'not in the contract' }

const stageChecks = ({ services, product }: StageSet, lang: Lang): readonly Diagnosis[] => {
  const missing = pilotActionNames.filter((action) => !product.capabilities.actions.includes(action))
  const unknown = product.capabilities.actions.filter((action) => !pilotActionNames.includes(action))
  const { name, version } = product.capabilities.product
  return [
    ...services.map(({ name: service, url }) => ({
      check: { fr: `service ${service}`, en: `service ${service}` },
      ok: true,
      detail: url,
    })),
    { check: { fr: 'produit et pilote', en: 'product and pilot' }, ok: true, detail: `${name} ${version}` },
    {
      check: { fr: 'actions offertes', en: 'actions offered' },
      ok: unknown.length === 0,
      detail: [
        `${product.capabilities.actions.length}/${pilotActionNames.length}`,
        ...(missing.length > 0 ? [`${say(notOffered, lang)} : ${missing.join(', ')}`] : []),
        ...(unknown.length > 0 ? [`${say(unheardOf, lang)} : ${unknown.join(', ')}`] : []),
      ].join(' ; '),
      ...(unknown.length === 0 ? {} : { cause: 'product' as const }),
    },
  ]
}

const trial = async (config: Config, lang: Lang): Promise<readonly Diagnosis[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-segur-doctor-'))
  const sink: Sink = {
    put: blobStore(join(folder, 'blobs')).put,
    append: (type, data) =>
      ({ seq: 0, id: 'e000000', at: '', type, data, prev: '', hash: '' }) as ReturnType<Sink['append']>,
  }
  const stops: Stops = []
  try {
    const interrupted = new AbortController().signal
    return stageChecks(await setStage(config, { folder, sink, stops, interrupted }), lang)
  } catch (error) {
    const code = error instanceof BancError ? error.code : ''
    const check = { fr: 'services et produit', en: 'services and product' }
    const detail = error instanceof BancError ? error.describe(lang) : messageOf(error)
    return [{ check, ok: false, detail, cause: causes[code] ?? 'bench' }]
  } finally {
    await stopAll(stops)
    rmSync(folder, { recursive: true, force: true })
  }
}

const causeWords: Readonly<Record<Cause, Text>> = {
  configuration: { fr: 'configuration', en: 'configuration' },
  product: { fr: 'produit', en: 'product' },
  bench: { fr: 'banc', en: 'bench' },
}

/** Tries everything a run needs and says of each problem whose it is. */
export const doctor = async (options: DoctorOptions): Promise<number> => {
  const lang = options.lang ?? 'fr'
  const config = loadConfig(options.config, process.cwd())?.config ?? referenceConfig([])
  const found = [runtime(), await authority(), ...(await trial(config, lang))]
  if (options.format === 'json') {
    printJson(found.map((one) => ({ ...one, check: say(one.check, lang), cause: one.cause ?? null })))
  } else {
    print(
      ...table(
        found.map(({ check, ok, detail, cause }) => [
          ok ? '✔' : '✘',
          say(check, lang),
          cause ? `[${say(causeWords[cause], lang)}] ${detail}` : detail,
        ]),
      ),
    )
  }
  return found.every(({ ok }) => ok) ? 0 : 2
}
