import { existsSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { documentOf, eventsOf, expectRefusal, isAlive, openWorkshop, productPid, runIn, three } from './e2e.fixture.ts'
import { configFor, tinyProduct } from './tiny-product.fixture.ts'

// What bad input gets: a stable code, a sentence that says what is wrong and where, what to do about it; exit code 2.

const { folder, banc, shell, write, close } = openWorkshop()
const out = (name: string): string => join(folder, name)

afterAll(close)

// Two children at a time: most of them wait for a product, not for a processor.
vi.setConfig({ maxConcurrency: 2 })

describe.concurrent('the command line', () => {
  test.each([
    [['runn'], 'BANC-USAGE', /« runn » n’existe pas. Vouliez-vous écrire « run » \?/],
    [['run', '--ouy', 'x'], 'BANC-USAGE', /« --ouy ».*« --out » \?/],
    [['replay'], 'BANC-USAGE', /Il manque <dossier>/],
    [['list', '--format', 'xml'], 'BANC-USAGE', /Valeurs possibles : text, json/],
    [['run', '--suite', 'dpm', '--lang', 'en'], 'BANC-SELECTION', /"dpm" does not exist\. Possible values: ins/],
    [['run', '--only', 'INS/va9.99.01'], 'BANC-SELECTION', /Les plus proches : (INS\/va1[^,]+, ){4}INS/],
    [['run', '--couloir', 'LGX'], 'BANC-OPTION', /\(--couloir\).*Valeurs possibles : LGC, RIS/],
    [['run', '--shard', '3/2'], 'BANC-OPTION', /\(--shard\)/],
    [['run', '--defects', 'ins.nope'], 'BANC-DEFECT', /list --defects/],
    [['replay', 'absent'], 'BANC-DOSSIER-MISSING', /absent\)/],
    [['run', '--resume', 'absent'], 'BANC-DOSSIER-MISSING', /absent/],
    [['report', '.', '--format', 'docx'], 'BANC-OPTION', /html, json, junit/],
  ])('%o', async (args, code, says) => {
    expectRefusal(await banc(...args), { code, says })
  })
})

describe.concurrent('the configuration', () => {
  test.each([
    ['missing', undefined, 'BANC-CONFIG-MISSING', /absent\.jsonc\).*n’existe pas.*init/],
    [
      'broken',
      '{\n  "product": {}\n  "pilot": {}\n}',
      'BANC-CONFIG-SYNTAX',
      /broken\.jsonc:3:3\).*il manque une virgule/,
    ],
    [
      'with an unknown key',
      '{ "prodcut": {} }',
      'BANC-CONFIG-UNKNOWN-KEY',
      /« prodcut »\. Vouliez-vous écrire « product » \?/,
    ],
    ['of the wrong type', '{ "product": 1, "pilot": 2 }', 'BANC-CONFIG-INVALID', /:1:14 product\).*il faut un objet/],
  ])('%s', async (kind, text, code, says) => {
    const file = text === undefined ? out('absent.jsonc') : write(`${kind.split(' ').at(-1)}.jsonc`, text)
    expectRefusal(await banc('run', '--config', file, '--out', out('never')), { code, says })
    expect(existsSync(out('never'))).toBe(false)
  })

  test('with a placeholder that names nothing', async () => {
    const config = write('placeholder.jsonc', configFor('${servces.insi.url}'))
    const ended = await banc('run', '--config', config, ...three, '--out', out('placeholder'))
    expectRefusal(ended, { code: 'BANC-CONFIG-PLACEHOLDER', says: /\$\{servces\.insi\.url\} ne désigne aucune valeur/ })
  })
})

describe('a port that another program has', () => {
  test('is named, with its service', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await new Promise((done) => other.once('listening', done))
    const { port } = other.address() as AddressInfo
    const script = write('fine.mjs', tinyProduct({}))
    const config = write('port.jsonc', { ...configFor(script), services: { dmp: { port } } })
    const ended = await banc('run', '--config', config, ...three, '--out', out('port'))
    expectRefusal(ended, { code: 'BANC-PORT', says: new RegExp(`services\\.dmp\\.port\\).*port ${port}.*déjà pris`) })
    expect(eventsOf(runIn(out('port'))).findLast(({ type }) => type !== 'run.sealed')).toMatchObject({
      type: 'run.ended',
      data: { outcome: 'interrupted' },
    })
    expect(existsSync(join(runIn(out('port')), 'report.html'))).toBe(true)
  })
})

describe.concurrent('a product that', () => {
  const runOn = (name: string, config: object, ...args: readonly string[]) =>
    banc('run', '--config', write(`${name}.jsonc`, config), ...three, '--out', out(name), ...args)

  test('is not there', async () => {
    const ended = await runOn('nobody', {
      product: { name: 'Petit', version: '1', start: { kind: 'none' } },
      pilot: { kind: 'http', url: 'http://127.0.0.1:2' },
    })
    expectRefusal(ended, { code: 'BANC-PILOT-UNREACHABLE', says: /127\.0\.0\.1:2.*ECONNREFUSED.*pilot\.url/ })
  })

  test('is too slow to start is stopped', async () => {
    const script = write('slow-start.mjs', tinyProduct({ startsAfter: 60_000 }))
    const ended = await runOn('slow-start', configFor(script, { readyTimeoutMs: 500 }))
    expectRefusal(ended, { code: 'BANC-PRODUCT-UNREACHABLE', says: /ne répond pas après 0,5 s.*commande de démarrage/ })
    expect(isAlive(productPid(runIn(out('slow-start'))))).toBe(false)
  })

  test('stops at once gives its last words', async () => {
    const script = write('dies.mjs', `console.error('la base est fermée')\nprocess.exit(7)\n`)
    const ended = await runOn('dies', configFor(script))
    expectRefusal(ended, { code: 'BANC-PRODUCT-UNREACHABLE', says: /s’est arrêté \(code 7\).*la base est fermée/ })
  })

  test('cannot be started', async () => {
    const config = configFor('x') as { product: { start: { command: string[] } } }
    config.product.start.command = ['./no-such-program']
    const ended = await runOn('no-program', config)
    expectRefusal(ended, { code: 'BANC-PRODUCT-UNREACHABLE', says: /n’a pas pu démarrer.*ENOENT/ })
  })

  test('tells its capabilities off the contract', async () => {
    const script = write('capable.mjs', tinyProduct({ capabilities: { product: { name: 'Petit' } } }))
    const ended = await runOn('capable', configFor(script), '--lang', 'en')
    expectRefusal(ended, { code: 'BANC-PILOT-CONTRACT', says: /product: "version" is missing.*pilot\.openapi\.json/ })
  })

  test('answers an action off the contract leaves its scenarios inconclusive, with the field at fault', async () => {
    const script = write('answers.mjs', tinyProduct({ answers: { patientId: 'p1', statut: 'PROV' } }))
    const ended = await runOn('answers', configFor(script), '--format', 'json')
    expect(ended.code, ended.stderr).toBe(3)
    for (const { verdict, reason } of documentOf(ended).scenarios) {
      expect(verdict).toBe('inconclusive')
      expect(reason).toMatch(/BANC-PILOT-CONTRACT .*statut : valeurs possibles : provisoire/)
    }
  })
})

describe('an output folder that', () => {
  test('cannot be made', async () => {
    const file = write('a-file', '')
    const ended = await banc('run', ...three, '--out', join(file, 'dossier'))
    expectRefusal(ended, { code: 'BANC-OUT', says: /a-file.*--out/ })
  })

  // A limit on the size of files fails the write of the journal just as a full disk does.
  test.skipIf(process.platform === 'win32')(
    'has no room left: what was written is kept, and the run can go on',
    async () => {
      const run = ['run', '--only', 'INS/va1.52.01', 'INS/va1.28.01', '--out']
      await banc(...run, out('room'))
      const journal = readFileSync(join(runIn(out('room')), 'journal.ndjson'), 'utf8')
      const [, second] = [...journal.matchAll(/"type":"scenario.started"/g)]
      const blocks = Math.ceil(Buffer.byteLength(journal.slice(0, second?.index)) / 512) + 1
      const ended = await shell(`ulimit -f ${blocks}; exec "$@"`, ...run, out('full'))
      expectRefusal(ended, { code: 'BANC-JOURNAL-WRITE', says: /ne peut plus être écrit : EFBIG.*--resume/ })
      expect(isAlive(productPid(runIn(out('full'))))).toBe(false)
      const resumed = await banc(...run, out('full'), '--resume', runIn(out('full')))
      expect(resumed.code, resumed.stderr).toBe(0)
      expect((await banc('verify', runIn(out('full')))).code).toBe(0)
    },
  )
})
