import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { errorCodes } from '../../model/error-codes.ts'
import { BancError } from '../../model/errors.ts'
import { checks } from './catalogue.ts'
import { explain, explainables } from './explain.ts'
import { type Explanation, kinds, type Told } from './explanation.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const all = explainables()
const explained = all.map((one) => one.explain())

const valuesOf = (one: Explanation | undefined, name: string): Told['values'] =>
  one?.told.find((told) => told.name === name)?.values ?? []

describe.each(Object.keys(kinds))('every %s', (kind) => {
  const own = explained.filter((one) => one.kind === kind)

  test('is told in both languages, and has a file that is there', () => {
    expect(own.length).toBeGreaterThan(0)
    for (const { id, title, files } of own) {
      expect(title.fr.length > 4 && title.en.length > 4, id).toBe(true)
      expect(files.length, id).toBeGreaterThan(0)
      for (const file of files) expect(existsSync(join(root, file)), `${id}: ${file}`).toBe(true)
    }
  })
})

test('an id names one thing of its kind and chapter', () => {
  const named = explained.map(({ kind, id, files }) => `${kind} ${id.toLowerCase()} ${files[0]}`)
  expect(named.filter((id, index) => named.indexOf(id) !== index)).toEqual([])
})

test('a requirement of two chapters is told by both', () => {
  expect(explain('INS/PSC.01').map(({ files }) => files[0])).toEqual([
    'suites/ins/requirements.json',
    'suites/psc/requirements.json',
  ])
})

test('what an explanation points to can be explained in turn', () => {
  const ids = new Set(all.map(({ id }) => id))
  const names = ['verifiedBy', 'verifies', 'requirements', 'scenarios', 'checks', 'rules', 'assumption', 'serves']
  const pointing = explained.flatMap((one) =>
    [...names, 'killedBy', 'kills', 'killed'].flatMap((name) => valuesOf(one, name).map((value) => `${value}`)),
  )
  expect(pointing.length).toBeGreaterThan(1_000)
  expect(pointing.filter((id) => !ids.has(id))).toEqual([])
})

test('a requirement is verified by checks which defects kill, and a rule serves the requirement of its check', () => {
  const [requirement] = explain('INS/va1.52')
  expect(valuesOf(requirement, 'scenarios')).toEqual(['INS/va1.52.01', 'INS/va1.52.01~server-certificate'])
  expect(valuesOf(requirement, 'verifiedBy')).toContain('ins.matriculeAndOidAreTheOnesReturned')
  expect(valuesOf(requirement, 'killedBy')).toContain('ins.oid-hard-coded')
  const [rule] = explain('vihf.signature')
  expect(valuesOf(rule, 'checks')).toEqual(['dmp.vihfIsSigned'])
  expect(valuesOf(rule, 'serves')).toContain('DMP/CONF.10')
  expect(checks.flatMap(({ rules }) => rules).length).toBeGreaterThan(10)
})

test('a fault has the name of its service, or the one that scenarios give it; capitals do not matter', () => {
  const [fault] = explain('INSI.Code-01')
  expect(fault?.id).toBe('insi.code-01')
  expect(valuesOf(fault, 'scenarios')).toContain('INS/va1.38.01')
  expect(explain('slow').map(({ id }) => id)).toEqual(expect.arrayContaining(['insi.slow', 'dmp.slow']))
})

test('a defect is found where it is declared and where it acts', () => {
  const [defect] = explain('dmp.feeds-despite-opposition')
  expect(defect?.files).toEqual(['mocks/product/dmp/actions.ts'])
  const [shared] = explain('psc.nonce-missing')
  expect(shared?.files).toEqual(['mocks/product/psc/start.ts', 'mocks/product/psc/identify.ts'])
  expect(valuesOf(defect, 'killed')).toEqual(['dmp.oppositionBlocksFeed'])
})

test.each([
  ['va1.52', /INS\/va1\.52, INS\/va1\.52\.01/],
  ['dmp.vihfIsSignd', /nearest ones: dmp\.vihfIsSigned/],
  ['database-of-nothing', /Give a requirement/],
])('%s is unknown, and the nearest ids are told', (id, says) => {
  const refused = (): unknown => explain(id)
  expect(refused).toThrow(BancError)
  try {
    refused()
  } catch (error) {
    if (!(error instanceof BancError)) throw error
    expect([error.code, error.exitCode]).toEqual(['BANC-UNKNOWN-ID', 2])
    expect(error.describe('en')).toMatch(says)
  }
})

test('every code that the sources write is explained', () => {
  const files = ['src', 'mocks', 'suites', 'reports', 'schemas'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file))
      .map((file) => join(root, folder, file)),
  )
  const written = new Set(
    files.flatMap((file) => readFileSync(file, 'utf8').match(/['"`]BANC-[A-Z-]+(?=['"`])/g) ?? []),
  )
  const codes = [...written].map((quoted) => quoted.slice(1))
  expect(codes.length).toBeGreaterThan(40)
  expect(codes.filter((code) => !Object.hasOwn(errorCodes, code))).toEqual([])
})
