import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { serve } from '../../src/model/service.ts'
import { activityColumns, activityLine, readActivityLine } from '../../src/protocols/annuaire/extract.ts'
import { unzip } from '../../src/zip/unzip.ts'
import { professionals } from '../people/professionals.ts'
import { extract } from './extract.ts'
import { type ExtractSetting, publicExtract, renamed, withdrawn } from './extract-rows.ts'
import { annuaireService } from './service.ts'
import { startState } from './state.ts'

const textOf = (setting: ExtractSetting): string => [...publicExtract(setting)].join('')
const rowsOf = (text: string) => text.trimEnd().split('\n').slice(1).map(readActivityLine)

const served = async (fault?: string, options: Record<string, unknown> = {}) => {
  const at = new Date('2026-10-08T04:05:00Z')
  const state = startState({ url: 'https://annuaire.example', now: () => at, uuid: () => 'u', options })
  state.fault = fault
  const request = { method: 'GET', url: extract.path, headers: {}, body: new Uint8Array() }
  return (await serve(annuaireService, request, state)).response
}

describe('the public extract', () => {
  test('has 56 columns, each once, on the header line and on every row', () => {
    expect(activityColumns).toHaveLength(56)
    expect(new Set(activityColumns).size).toBe(56)
    const text = textOf({ rows: 50, seed: 1 })
    expect(text.split('\n')[0]).toBe(activityColumns.join('|'))
    expect(rowsOf(text)).not.toContain(undefined)
  })

  test('holds the test professionals, one row for each activity', () => {
    const rows = rowsOf(textOf({ rows: 0, seed: 1 }))
    const idsInOrder = [...new Set(rows.map((row) => row?.['Identification nationale PP']))]
    expect(idsInOrder).toEqual(professionals.map(({ nationalId }) => nationalId))
    expect(rows.filter((row) => row?.['Identifiant PP'] === '99700000017')).toHaveLength(2)
    expect(rows[0]).toMatchObject({
      "Type d'identifiant PP": '8',
      "Nom d'exercice": 'REFERENCE',
      'Libellé profession': 'Médecin',
      'Raison sociale site': 'CABINET MEDICAL FICTIF',
      'Code postal (coord. structure)': '75099',
    })
  })

  test('says another name and leaves somebody out when it is more recent, and changes nothing else', () => {
    const before = textOf({ rows: 3, seed: 1 }).split('\n')
    const after = textOf({ rows: 3, seed: 1, changed: true }).split('\n')
    expect(
      after.filter((line) => !before.includes(line)).map((line) => readActivityLine(line)?.["Nom d'exercice"]),
    ).toEqual([renamed.family])
    expect(before.filter((line) => line.includes(withdrawn))).toHaveLength(1)
    expect(after.filter((line) => line.includes(withdrawn))).toEqual([])
  })

  test('is the same for the same seed, and comes in pieces of a bounded size', () => {
    const digest = (setting: ExtractSetting) => {
      const hash = createHash('sha256')
      let largest = 0
      let lines = 0
      for (const piece of publicExtract(setting)) {
        hash.update(piece)
        largest = Math.max(largest, piece.length)
        lines += piece.split('\n').length - 1
      }
      return { sha256: hash.digest('hex'), largest, lines }
    }
    const one = digest({ rows: 12_345, seed: 7 })
    expect(digest({ rows: 12_345, seed: 7 })).toEqual(one)
    expect(digest({ rows: 12_345, seed: 8 }).sha256).not.toBe(one.sha256)
    expect(one.lines - 12_345).toBe(digest({ rows: 0, seed: 7 }).lines)
    expect(one.largest).toBeLessThan(400_000)
  })

  test('has no value that breaks its line', () => {
    const line = activityLine({ "Nom d'exercice": 'A|B\nC' })
    expect(readActivityLine(line)?.["Nom d'exercice"]).toBe('A B C')
    expect(readActivityLine('a|b')).toBeUndefined()
  })
})

test('the service sends it in a ZIP, without a key, named by its time', async () => {
  const { status, headers, body } = await served(undefined, { extractRows: 5, seed: 2 })
  expect([status, headers?.['content-disposition']]).toEqual([
    200,
    'attachment; filename="PS_LibreAcces_202610080405.zip"',
  ])
  const [file, ...others] = await unzip(body as Uint8Array)
  expect([file?.name, others]).toEqual(['PS_LibreAcces_Personne_activite_202610080405.txt', []])
  expect(Buffer.from(file?.bytes ?? []).toString('utf8')).toBe(textOf({ rows: 5, seed: 2 }))
})

test('the service sends the more recent one, or nothing, by its fault', async () => {
  const [file] = await unzip((await served('extract-changed')).body as Uint8Array)
  expect(Buffer.from(file?.bytes ?? []).toString('utf8')).toBe(textOf({ rows: 1_000, seed: 1, changed: true }))
  expect(await served('http-503')).toMatchObject({ status: 503 })
  expect(await served('cut')).toMatchObject({ cut: true })
  expect(await served('slow', { slowMs: 9 })).toMatchObject({ status: 200, delayMs: 9 })
})
