import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test, vi } from 'vitest'
import { kindOf } from '../protocols/recognise.ts'
import { unpack } from '../zip/unpack.ts'
import { openDossier } from './dossier.ts'
import { judgeAgain } from './judge-again.ts'

/** One parsing of a body: what it is, and the functions that asked for it, from the nearest. */
interface Parsing {
  readonly kind: string
  readonly body: Buffer
  readonly by: string
}

const { parsings, noted } = vi.hoisted(() => {
  const parsings: Parsing[] = []

  /** Functions on the stack that are the bench's own. */
  const askers = (stack = ''): string =>
    [...stack.matchAll(/at (?:async )?(?:Object\.)?(\S+) \(\S*?((?:suites|src)\/[^:)]+):/g)]
      .filter(([, , file = '']) => !/\.test\.ts$|views\.ts$/.test(file))
      .map(([, name = '', file = '']) => `${name} (${file})`)
      .slice(0, 6)
      .join(' ← ')

  /** The same function, each call of which is noted with what it was given to parse. */
  const noted =
    <A extends [Uint8Array | string, ...unknown[]], R>(kind: string, read: (...given: A) => R) =>
    (...given: A): R => {
      parsings.push({ kind, body: Buffer.from(given[0]), by: askers(new Error().stack) })
      return read(...given)
    }
  return { parsings, noted }
})

// Whoever reads a mail, a ZIP, XML or a PDF ends here, through a view or beside it.
vi.mock('../protocols/mail/message.ts', async (original) => {
  const actual = await original<typeof import('../protocols/mail/message.ts')>()
  return { ...actual, readMail: noted('mail', actual.readMail) }
})
vi.mock('../zip/unzip.ts', async (original) => {
  const actual = await original<typeof import('../zip/unzip.ts')>()
  return { ...actual, unzip: noted('archive', actual.unzip) }
})
vi.mock('../xml/read.ts', async (original) => {
  const actual = await original<typeof import('../xml/read.ts')>()
  return { ...actual, readXml: noted('xml', actual.readXml) }
})
vi.mock('../protocols/pdf/render.ts', async (original) => {
  const actual = await original<typeof import('../protocols/pdf/render.ts')>()
  return { ...actual, eachPage: noted('pdf', actual.eachPage) }
})

const folder = mkdtempSync(join(tmpdir(), 'parsed-once-'))
afterAll(() => rmSync(folder, { recursive: true }))

const nameOf = ({ kind, body }: Parsing): string =>
  `${kind === 'xml' && kindOf(body) === 'cda' ? 'cda' : kind} ${hash('sha256', body)}`

/** XML has three views, for three uses: elements, elements with their places, the text of what is signed. */
const viewOf = (parsing: Parsing): string => `${nameOf(parsing)} ${parsing.by.split(' ')[0]}`

test('to judge a run, each mail, archive, CDA, XML message and PDF is parsed once', async () => {
  await unpack(fileURLToPath(new URL('../run/fixtures/dossiers/conforme.zip', import.meta.url)), folder)
  await judgeAgain(openDossier(folder))
  const bodies = [...Map.groupBy(parsings, nameOf)]
  const again = [...Map.groupBy(parsings, viewOf)].filter(([, times]) => times.length > 1)
  expect(again.map(([name, times]) => [name, ...times.map(({ by }) => by)])).toEqual([])
  const counts = Map.groupBy(bodies, ([name]) => name.split(' ')[0] ?? '')
  expect(Object.fromEntries([...counts].map(([kind, those]) => [kind, those.length]))).toEqual({
    mail: 4,
    archive: 3,
    cda: 6,
    xml: 10,
    pdf: 1,
  })
})
