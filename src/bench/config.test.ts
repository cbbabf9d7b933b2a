import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder, toldBy } from '../cli/cli.fixture.ts'
import { defaultConfigFile, loadConfig, parseConfig } from './config.ts'

const product = { name: 'Mon logiciel', version: '1.0', start: { kind: 'none' } }
const pilot = { kind: 'http', url: 'http://127.0.0.1:8080' }

const parse = (value: unknown) => parseConfig(JSON.stringify(value), 'f.jsonc')
const refusal = (value: unknown) => toldBy(() => parse(value))

describe('a configuration', () => {
  test('may hold comments and trailing commas, as editors leave them', () => {
    const text = `{
      // le produit
      "product": ${JSON.stringify(product)},
      /* le pilote */ "pilot": ${JSON.stringify(pilot)},
    }`
    expect(parseConfig(text, 'f.jsonc')).toEqual({ product, pilot })
  })

  test.each([
    [
      'a product that the bench starts',
      { product: { ...product, start: { kind: 'command', command: ['java'] } }, pilot },
    ],
    ['a pilot by files', { product, pilot: { kind: 'files', folder: 'échanges' } }],
    ['a pilot at the product’s own port', { product, pilot: { kind: 'http', url: '${product.url}' } }],
    [
      'services with options',
      { product, pilot, services: { host: '::1', psc: { port: 0, options: { clients: [] } } } },
    ],
  ])('describes %s', (_, config) => {
    expect(parse(config)).toEqual(config)
  })
})

describe('what is wrong with a configuration is said with its place', () => {
  test.each([
    ['{\n  "product": {}\n  "pilot": {}\n}', '3:3', 'il manque une virgule'],
    ['{\n  "product": {', '2:15', 'il manque « } »'],
    ['{ product: 1 }', '1:3', 'un mot sans guillemets'],
    ['', '1:1', 'il manque une valeur'],
    ['{ "lang": "fr }', '1:11', 'un guillemet n’est pas fermé'],
  ])('broken JSON: %o', (text, place, said) => {
    const error = toldBy(() => parseConfig(text, 'f.jsonc'))
    expect(error).toMatchObject({ code: 'BANC-CONFIG-SYNTAX', where: `f.jsonc:${place}`, exitCode: 2 })
    expect(error.describe('fr')).toContain(said)
  })

  test.each<[string, unknown, string, string]>([
    ['at the top', { prodcut: product, pilot }, 'prodcut', 'product'],
    ['inside the product', { product: { ...product, prot: 1 }, pilot }, 'prot', 'port'],
    ['inside a service', { product, pilot, services: { insi: { optoins: {} } } }, 'optoins', 'options'],
    [
      'inside the start',
      { product: { ...product, start: { kind: 'command', comand: ['x'] } }, pilot },
      'comand',
      'command',
    ],
  ])('an unknown key %s, and what it may have meant', (_, config, key, meant) => {
    const error = refusal(config)
    expect(error.code).toBe('BANC-CONFIG-UNKNOWN-KEY')
    expect(error.describe('fr')).toContain(`« ${key} ». Vouliez-vous écrire « ${meant} » ?`)
    expect(error.describe('en')).toContain(`"${key}". Did you mean "${meant}"?`)
    expect(error.where).toMatch(/^f\.jsonc:1:\d+/)
  })

  test('a key near to nothing is to be removed', () => {
    expect(refusal({ product, pilot, blockchain: true }).describe('fr')).toContain('Retirez-la')
  })

  test('a key of another kind of start is unknown here', () => {
    const error = refusal({ product: { ...product, start: { kind: 'none', command: ['x'] } }, pilot })
    expect(error).toMatchObject({ code: 'BANC-CONFIG-UNKNOWN-KEY', where: expect.stringContaining('product.start') })
  })

  test.each<[unknown, string, string]>([
    [{ pilot }, '', 'il manque « product »'],
    [{ product: { ...product, version: 1 }, pilot }, 'product.version', 'il faut un texte entre guillemets'],
    [{ product: { ...product, name: '' }, pilot }, 'product.name', 'au moins 1 caractère'],
    [
      { product: { ...product, start: { kind: 'docker' } }, pilot },
      'product.start.kind',
      'valeurs possibles : none, command',
    ],
    [{ product: { ...product, start: { kind: 'command' } }, pilot }, 'product.start', 'il manque « command »'],
    [
      { product: { ...product, start: { kind: 'command', command: 'java' } }, pilot },
      'product.start.command',
      'il faut une liste',
    ],
    [
      { product: { ...product, start: { kind: 'command', command: [1] } }, pilot },
      'product.start.command[0]',
      'il faut un texte',
    ],
    [{ product, pilot: { kind: 'http', url: 'localhost:8080' } }, 'pilot.url', 'commence par http:// ou https://'],
    [{ product, pilot: { kind: 'files' } }, 'pilot', 'il manque « folder »'],
    [{ product, pilot, services: { insi: { port: 70_000 } } }, 'services.insi.port', 'il faut au plus 65535'],
    [{ product, pilot, couloirs: ['LGX'] }, 'couloirs[0]', 'valeurs possibles : LGC'],
    [[], '', 'il faut un objet'],
  ])('a value that does not fit: %o', (config, path, said) => {
    const error = refusal(config)
    expect(error.code).toBe('BANC-CONFIG-INVALID')
    expect(error.where).toMatch(/^f\.jsonc:1:\d+/)
    expect(error.where?.split(' ')[1] ?? '').toBe(path)
    expect(error.describe('fr')).toContain(said)
  })

  test('by line and column of the value', () => {
    const text = `{\n  "product": ${JSON.stringify(product)},\n  "pilot": { "kind": "http",\n    "url": 5 }\n}`
    expect(toldBy(() => parseConfig(text, 'f.jsonc')).where).toBe('f.jsonc:4:12 pilot.url')
  })
})

describe('the configuration’s file', () => {
  const text = JSON.stringify({ product, pilot })

  test('is the named one, or the default one when it is there', () => {
    const folder = temporaryFolder()
    expect(loadConfig(undefined, folder)).toBeUndefined()
    writeFileSync(join(folder, defaultConfigFile), text)
    writeFileSync(join(folder, 'autre.jsonc'), `\uFEFF${text}`)
    expect(loadConfig(undefined, folder)?.file).toBe(join(folder, defaultConfigFile))
    expect(loadConfig('autre.jsonc', folder)).toEqual({ config: { product, pilot }, file: join(folder, 'autre.jsonc') })
  })

  test('that is named and missing is told, with how to make one', () => {
    const folder = temporaryFolder()
    const error = toldBy(() => loadConfig('absent.jsonc', folder))
    expect(error).toMatchObject({ code: 'BANC-CONFIG-MISSING', where: join(folder, 'absent.jsonc'), exitCode: 2 })
    expect(error.describe('fr')).toContain('init')
  })

  test('that is a folder cannot be read', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, defaultConfigFile))
    expect(toldBy(() => loadConfig(undefined, folder)).code).toBe('BANC-CONFIG-UNREADABLE')
  })
})
