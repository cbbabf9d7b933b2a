import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { certificateFaults, isCertificateFault } from '../../mocks/certificate-faults.ts'
import { testIdentities } from '../../mocks/insi/identities.ts'
import { professionals } from '../../mocks/people/professionals.ts'
import { readOptions } from '../../mocks/psc/options.ts'
import { validatorOf } from '../../schemas/ajv.ts'
import eventSchema from '../../schemas/journal-event.schema.json' with { type: 'json' }
import { pilotActionNames, pilotProblems } from '../../schemas/pilot.ts'
import { parseConfig } from '../bench/config.ts'
import { freePort } from '../bench/environment.ts'
import { services } from '../bench/services.ts'
import { lineIsIntact } from '../run/chain.ts'
import { blockOf, idsOfTableAfter, pageOf, pages, root, sectionOf } from './docs.fixture.ts'

const pilot = pageOf('docs/pilot.md')
const mocks = pageOf('docs/mocks.md')

describe('docs/pilot.md', () => {
  const examples = pilot.blocks.filter(({ info }) => info.startsWith('json '))

  test.each(examples)('the example of $info follows the contract', ({ info, code }) => {
    expect(pilotProblems(info.slice('json '.length), JSON.parse(code))).toEqual([])
  })

  test.each(pilotActionNames)('%s has its section, with params and result', (action) => {
    const section = sectionOf(pilot, new RegExp(`^\`${action}\`$`))
    expect(section).toContain(`\`\`\`json ${action}.params\n`)
    expect(section).toContain(`\`\`\`json ${action}.result\n`)
  })
})

const headings: Readonly<Record<string, RegExp>> = {
  insi: /^INSi$/,
  hl7: /^Système connecté \(HL7 v2\)$/,
  dmp: /^DMP$/,
  mss: /^MSSanté$/,
  psc: /^Pro Santé Connect$/,
  annuaire: /^Annuaire Santé$/,
}

describe.each(services)('$name in docs/mocks.md', ({ name, faults, assumptions, notes, ...service }) => {
  const section = sectionOf(mocks, headings[name] ?? /^a service without a heading here$/)

  test('its faults, all of them and no other', () => {
    const ofItsOwn = faults.map(({ id }) => id).filter((id) => !isCertificateFault(id))
    expect(idsOfTableAfter(section, '**Pannes**').toSorted()).toEqual(ofItsOwn.toSorted())
  })

  test('its assumptions, all of them and no other', () => {
    const ofItsOwn = assumptions.map(({ id }) => id).filter((id) => !id.endsWith('.server-certificate'))
    expect(idsOfTableAfter(section, '**Hypothèses**').toSorted()).toEqual(ofItsOwn.toSorted())
  })

  test('what it notes, all of it and nothing else', () => {
    expect(idsOfTableAfter(section, '**Notes**').toSorted()).toEqual((notes ?? []).map(({ id }) => id).toSorted())
  })

  test('its operations', () => {
    for (const name of service.kind === 'http' ? service.operations.map((one) => one.name) : []) {
      expect(section, name).toContain(`\`${name}\``)
    }
  })
})

test('docs/mocks.md tells the certificates of the servers once for all, with the assumptions that rest on them', () => {
  const section = sectionOf(mocks, /^Le certificat des serveurs$/)
  for (const { id } of certificateFaults) expect(section).toContain(`| \`${id}\` |`)
  for (const { assumptions } of services)
    for (const { id } of assumptions) if (id.endsWith('.server-certificate')) expect(section).toContain(`\`${id}\``)
})

test('docs/mocks.md lists the test identities and professionals, and the options of psc', () => {
  const unpadded = mocks.text.replace(/ +\|/g, ' |')
  for (const { nomNaissance, prenoms, sexe, dateNaissance, lieuNaissance, matricule } of testIdentities) {
    const row = [nomNaissance, prenoms, sexe, dateNaissance, lieuNaissance, matricule].join(' | ')
    expect(unpadded).toContain(`| ${row} |`)
  }
  expect(idsOfTableAfter(mocks.text, '### Professionnels de test')).toEqual(professionals.map((one) => one.nationalId))
  expect(idsOfTableAfter(mocks.text.split('## Pro Santé Connect')[1] ?? '', '**Options**')).toEqual(
    expect.arrayContaining(Object.keys(readOptions({}))),
  )
})

test('every configuration that the pages show is one that the bench takes', () => {
  const shown = pages.flatMap(({ blocks }) => blocks.filter(({ info }) => info === 'jsonc banc-segur.jsonc'))
  expect(shown.length).toBeGreaterThan(2)
  for (const { code } of shown) expect(parseConfig(code, 'banc-segur.jsonc')).toHaveProperty('pilot')
})

test('the journal line of docs/verdicts.md is whole and follows its schema', () => {
  const line = blockOf(pageOf('docs/verdicts.md'), 'ndjson journal-event').trim()
  expect(lineIsIntact(line)).toBe(true)
  expect(validatorOf(eventSchema)(JSON.parse(line))).toEqual([])
})

describe('the adapter of docs/pilot.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-segur-docs-'))
  let product: ChildProcess
  let url: string

  beforeAll(async () => {
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    writeFileSync(join(folder, 'environment.json'), JSON.stringify({ product: { port, url } }))
    writeFileSync(join(folder, 'adaptateur.mjs'), blockOf(pilot, 'js'))
    const env = { ...process.env, BANC_ENVIRONMENT: join(folder, 'environment.json') }
    product = spawn(process.execPath, [join(folder, 'adaptateur.mjs')], { env, stdio: 'inherit' })
    await vi.waitFor(() => supertest(url).get('/pilot/traces').expect(200), { timeout: 150_000, interval: 50 })
  })

  afterAll(() => {
    product.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  const act = async (action: string, params: object) => {
    const { status, body } = await supertest(url).post(`/pilot/actions/${action}`).send(params)
    return { status, body }
  }

  test('says what it can do', async () => {
    const { body } = await supertest(url).get('/pilot/capabilities')
    expect(pilotProblems('Capabilities', body)).toEqual([])
    for (const action of body.actions) expect(pilotActionNames).toContain(action)
  })

  test('creates, reads and searches as the contract says', async () => {
    const created = await act('identity.create', JSON.parse(blockOf(pilot, 'json identity.create.params')))
    expect(pilotProblems('identity.create.result', created.body)).toEqual([])
    const { patientId } = created.body
    expect(pilotProblems('identity.read.result', (await act('identity.read', { patientId })).body)).toEqual([])
    const searched = async (matricule: string) => (await act('identity.search', { matricule })).body
    expect(pilotProblems('identity.search.result', await searched('180032B02040123'))).toEqual([])
    expect((await searched('180032B02040123')).accepted).toBe(true)
    expect((await searched('180032B02040142')).accepted).toBe(false)
  })

  test('says 404 for an action it does not offer, 500 when it cannot act', async () => {
    expect((await act('message.send', {})).status).toBe(404)
    const failed = await act('identity.read', { patientId: 'nobody' })
    expect(failed.status).toBe(500)
    expect(pilotProblems('Problem', failed.body)).toEqual([])
  })
})

test('the example of docs/mocks.md that writes an extract writes it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-segur-docs-'))
  try {
    const program = join(folder, 'example.mjs')
    const code = blockOf(mocks, 'js extract')
    expect(code).toContain('rows: 1_000_000')
    const mocksIndex = pathToFileURL(join(root, 'mocks/index.ts'))
    writeFileSync(program, code.replace("'banc-segur/mocks'", `'${mocksIndex}'`).replace('1_000_000', '20'))
    await promisify(execFile)(process.execPath, [program], { cwd: folder })
    const lines = readFileSync(join(folder, 'PS_LibreAcces_Personne_activite.txt'), 'utf8').split('\n')
    expect(lines.filter((line) => line.includes('|998'))).toHaveLength(20)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the MSW example of docs/mocks.md runs and says what its comment says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-segur-docs-'))
  try {
    const program = join(folder, 'example.mjs')
    const code = blockOf(mocks, 'js')
      .replace("'banc-segur/mocks'", `'${pathToFileURL(join(root, 'mocks/index.ts'))}'`)
      .replace("'msw/node'", `'${import.meta.resolve('msw/node')}'`)
    writeFileSync(program, code)
    const { stdout } = await promisify(execFile)(process.execPath, [program])
    expect(stdout.trim()).toBe(/console\.log\(issuer\) \/\/ (\S+)/.exec(code)?.[1])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
