import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Environment } from '../../mocks/product/context.ts'
import { temporaryFolder, toldBy } from '../cli/cli.fixture.ts'
import { expand, expandAll, freePort, writeEnvironment } from './environment.ts'

const pair = { cert: 'c.pem', key: 'k.pem' }
const environment: Environment = {
  product: { port: 8080, url: 'http://127.0.0.1:8080' },
  services: { insi: { url: 'https://127.0.0.1:8441', options: {} } },
  certificates: {
    ca: 'ca.pem',
    crl: 'crl.pem',
    rootCrl: 'root.crl.pem',
    insiManu: pair,
    insiAuto: pair,
    orgAuthCli: pair,
    signature: pair,
  },
}
const known = { ...environment, environment: 'environment.json', node: '/bin/node' }

describe('a placeholder', () => {
  test.each([
    ['--port=${product.port}', '--port=8080'],
    ['${services.insi.url}/x ${certificates.signature.key}', 'https://127.0.0.1:8441/x k.pem'],
    ['${node} --env-file ${environment}', '/bin/node --env-file environment.json'],
    ['nothing to replace, not even $HOME or {x}', 'nothing to replace, not even $HOME or {x}'],
  ])('%s', (text, expanded) => {
    expect(expand(text, known)).toBe(expanded)
  })

  test.each(['${product.prot}', '${services.dmp.url}', '${certificates}', '${nope}'])('%s names no value', (text) => {
    const error = toldBy(() => expand(`--x ${text}`, known))
    expect(error).toMatchObject({ code: 'BANC-CONFIG-PLACEHOLDER', where: `--x ${text}`, exitCode: 2 })
    expect(error.describe('fr')).toContain('services.<nom>.url')
  })

  test('is replaced wherever it stands, and other values stay as they are', () => {
    const value = { command: ['${node}', 1], env: { A: '${product.url}' }, on: true, none: null }
    expect(expandAll(value, known)).toEqual({
      command: ['/bin/node', 1],
      env: { A: 'http://127.0.0.1:8080' },
      on: true,
      none: null,
    })
  })
})

test('the environment is written where the product can read it', () => {
  const file = writeEnvironment(temporaryFolder(), environment)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(environment)
})

test('an environment that cannot be written is told', () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  expect(toldBy(() => writeEnvironment(file, environment)).code).toBe('BANC-OUT')
})

test('a free port can be listened to', async () => {
  const port = await freePort()
  expect(port).toBeGreaterThan(1023)
})
