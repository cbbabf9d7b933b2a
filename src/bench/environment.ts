import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Pki } from '../../mocks/pki/store.ts'
import type { Environment } from '../../mocks/product/context.ts'
import type { Config } from '../model/config.ts'
import { BancError } from '../model/errors.ts'
import { outProblem } from './run-folder.ts'
import type { RunningService } from './services.ts'

/** Below the ports that systems lend to outgoing connections: one of those may be taken before the product has it. */
const firstPort = 20_000
const lastPort = 32_000

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

/** Ports that this process gave away: a product takes a while to listen on its own, and another must not get it meanwhile. */
const given = new Set<number>()

/** A port that was free a moment ago, for a product that is told where to listen. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(firstPort, lastPort)
    if (given.has(port)) continue
    if (given.size > (lastPort - firstPort) / 2) given.clear()
    given.add(port)
    if (await isFree(port)) return port
  }
}

/** What a product needs to reach the national services that the bench plays. */
export const environmentOf = (
  config: Config,
  port: number,
  running: readonly RunningService[],
  { files }: Pki,
): Environment => ({
  product: { port, url: `http://127.0.0.1:${port}` },
  services: Object.fromEntries(
    running.map(({ name, url, accessUrl }) => [
      name,
      { url, ...(accessUrl !== undefined && { accessUrl }), options: optionsOf(config, name) },
    ]),
  ),
  certificates: {
    ca: files.ca,
    crl: files.crl,
    rootCrl: files.rootCrl,
    insiManu: files.insiManu,
    insiAuto: files.insiAuto,
    orgAuthCli: files.orgAuthCli,
    signature: files.signature,
  },
})

const optionsOf = (config: Config, name: string): Readonly<Record<string, unknown>> =>
  config.services?.[name as 'insi']?.options ?? {}

/** Writes the environment where the product can read it; `BANC_ENVIRONMENT` names this file. @throws BancError BANC-OUT */
export const writeEnvironment = (folder: string, environment: Environment): string => {
  const file = join(folder, 'environment.json')
  try {
    writeFileSync(file, `${JSON.stringify(environment, null, 2)}\n`, { mode: 0o600 })
    return file
  } catch (error) {
    throw outProblem(file, error)
  }
}

const lookUp = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined),
    value,
  )

/** Replaces `${a.b.c}` by the environment's value of that path; `${environment}` and `${node}` are files. */
export const expand = (text: string, known: Environment & { environment?: string; node?: string }): string =>
  text.replace(/\$\{([\w.]+)\}/g, (whole, path: string) => {
    const value = lookUp(known, path.split('.'))
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    throw new BancError({
      code: 'BANC-CONFIG-PLACEHOLDER',
      what: { fr: `${whole} ne désigne aucune valeur.`, en: `${whole} names no value.` },
      where: text,
      todo: {
        fr: 'Utilisez product.port, product.url, services.<nom>.url, certificates.<nom>, environment ou node.',
        en: 'Use product.port, product.url, services.<name>.url, certificates.<name>, environment or node.',
      },
    })
  })

/** Replaces the placeholders everywhere in a piece of configuration. */
export const expandAll = <T>(value: T, known: Parameters<typeof expand>[1]): T => {
  const walk = (inside: unknown): unknown => {
    if (typeof inside === 'string') return expand(inside, known)
    if (Array.isArray(inside)) return inside.map(walk)
    if (typeof inside !== 'object' || inside === null) return inside
    return Object.fromEntries(Object.entries(inside).map(([key, item]) => [key, walk(item)]))
  }
  return walk(value) as T
}
