import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Pilot } from '../model/pilot.ts'
import { filesPilot } from './files.ts'

let folder: string
let pilot: Pilot

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banc-segur-files-'))
  pilot = filesPilot({ folder, timeoutMs: 2_000 })
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

const put = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, `${path}.part`), text)
  renameSync(join(folder, `${path}.part`), join(folder, path))
}

/** The product's side: answers each request as it comes, until the test is over. */
const product = (answer: (action: string, params: unknown) => unknown): string[] => {
  const seen: string[] = []
  const requests = join(folder, 'requests')
  const timer = setInterval(() => {
    const files = existsSync(requests) ? readdirSync(requests).filter((file) => file.endsWith('.json')) : []
    for (const file of files.filter((name) => !seen.includes(name))) {
      seen.push(file)
      const { number, action } = /^(?<number>\d+)-(?<action>.+)\.json$/.exec(file)?.groups ?? {}
      const params = JSON.parse(readFileSync(join(requests, file), 'utf8'))
      put(`answers/${number}.json`, JSON.stringify(answer(action ?? '', params)))
    }
  }, 5)
  onTestFinished(() => clearInterval(timer))
  return seen
}

describe('two sides of a folder', () => {
  test('make the product act, one numbered request after the other', async () => {
    const seen = product((action, params) =>
      action === 'identity.fetchIns' ? { outcome: 'imported' } : { statut: 'validee', echo: params },
    )
    expect(await pilot.act('identity.fetchIns', { patientId: 'p1' })).toEqual({ outcome: 'imported' })
    const validated = await pilot.act('identity.validate', { patientId: 'p1', justificatif: 'passeport' })
    expect(validated).toMatchObject({ statut: 'validee', echo: { patientId: 'p1', justificatif: 'passeport' } })
    expect(seen).toEqual(['0001-identity.fetchIns.json', '0002-identity.validate.json'])
  })

  test('never show half a file: another name, then a rename', async () => {
    product(() => ({ outcome: 'imported' }))
    await pilot.act('identity.fetchIns', { patientId: 'p1' })
    expect(readdirSync(join(folder, 'requests'))).toEqual(['0001-identity.fetchIns.json'])
  })

  test('tell the capabilities and the traces', async () => {
    const told = { product: { name: 'Petit logiciel', version: '1' }, profiles: [], actions: [] }
    put('capabilities.json', JSON.stringify(told))
    expect(await pilot.capabilities()).toEqual(told)
    expect(await pilot.traces()).toEqual([])
    put('traces.json', '{"traces":[{"action":"x"}]}')
    expect(await pilot.traces()).toEqual([{ action: 'x' }])
  })
})

describe('what goes wrong', () => {
  const act = () => pilot.act('identity.fetchIns', { patientId: 'p1' })

  test('an answer that is only half written under its final name', async () => {
    put('answers/0001.json', '{"outcome": "imp')
    await expect(act()).rejects.toMatchObject({
      code: 'BANC-PILOT-UNREACHABLE',
      where: join(folder, 'answers', '0001.json'),
    })
  })

  test('an answer that says an error', async () => {
    product(() => ({ error: 'base fermée' }))
    await expect(act()).rejects.toMatchObject({
      code: 'BANC-PILOT-REFUSED',
      what: { fr: 'Le produit dit : base fermée.' },
    })
  })

  test('an answer off the contract', async () => {
    product(() => ({ outcome: 'ok' }))
    await expect(act()).rejects.toMatchObject({ code: 'BANC-PILOT-CONTRACT' })
  })

  test('no answer', async () => {
    pilot = filesPilot({ folder, timeoutMs: 100 })
    await expect(act()).rejects.toMatchObject({
      code: 'BANC-PILOT-UNREACHABLE',
      what: { fr: 'Pas de réponse en 0,1 s.', en: 'No answer within 0.1 s.' },
    })
  })

  test('no capabilities', async () => {
    await expect(pilot.capabilities()).rejects.toMatchObject({ code: 'BANC-PILOT-UNREACHABLE' })
  })
})
