import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, missingPackages } from '../../../mocks/psc/peers/apache.fixture.ts'
import { modAuthOpenidc, openidClient, openidClientStrict, soapClient } from './parties.fixture.ts'
import { parts, play } from './played.fixture.ts'
import { type Found, notPlayed, reasonTable, unexplained, unused, verdictTable } from './table.fixture.ts'

// Third parties that this project did not write, as products: what the bench finds of them is docs/third-parties.md.

const page = fileURLToPath(new URL('../../../docs/third-parties.md', import.meta.url))
const missing = missingPackages()
const out = mkdtempSync(join(tmpdir(), 'banc-segur-third-parties-'))

let ins: Found
let psc: Found

beforeAll(async () => {
  const [soap, web, ciba, strict, apache] = await Promise.all([
    play(soapClient, parts.ins, out),
    play(openidClient, parts.psc, out),
    play(openidClient, parts.ciba, out),
    play(openidClientStrict, parts.psc, out),
    missing.length > 0 ? [] : play(modAuthOpenidc(await freePort()), parts.psc, out),
  ])
  ins = { soap }
  psc = { 'openid-client': [...web, ...ciba], 'openid-client strict': strict, mod_auth_openidc: apache }
}, 120_000)

afterAll(() => rmSync(out, { recursive: true, force: true }))

const sectionOf = (name: string): RegExp => new RegExp(`(<!-- ${name} -->\n\n)([\\s\\S]*?)(\n\n<!-- /${name} -->)`)

const sections = () =>
  Object.entries({ ins, psc }).map(([chapter, found]) => {
    const text = [verdictTable(found), reasonTable(found), notPlayed(found)].join('\n\n')
    return { name: `tiers-${chapter}`, text }
  })

test('Apache and mod_auth_openidc are there', ({ skip }) => {
  const lacking = `not installed: ${missing.join(', ')} (apt-get install ${missing.join(' ')})`
  if (missing.length > 0 && process.env.CI === undefined) skip(`SKIPPED, ${lacking}`)
  expect(missing, lacking).toEqual([])
})

test('nothing is held against a third party that has not been explained', () => {
  expect([...unexplained(ins), ...unexplained(psc)]).toEqual([])
})

test('each of them does its trade: what the bench found is not made of refusals', () => {
  const verdict = (found: Found, party: string, id: string) => found[party]?.find((one) => one.id === id)?.verdict
  expect(verdict(ins, 'soap', 'INS/va1.52.01')).toBe('pass')
  expect(verdict(psc, 'openid-client', 'PSC.01.01')).toBe('pass')
  expect(verdict(psc, 'openid-client', 'PSC.01.03')).toBe('pass')
  expect(verdict(psc, 'openid-client strict', 'PSC.01.01')).toBe('pass')
})

describe.skipIf(missing.length > 0)('with all of them', () => {
  test('mod_auth_openidc logs in', () => {
    expect(psc.mod_auth_openidc?.find(({ id }) => id === 'PSC.01.01')?.verdict).toBe('pass')
  })

  test('no explanation is left over', () => {
    expect([...unused(ins), ...unused(psc)]).toEqual([])
  })

  test('docs/third-parties.md tells what was found', () => {
    const written = readFileSync(page, 'utf8')
    const made = sections().reduce(
      (text, section) => text.replace(sectionOf(section.name), (_, start, _old, end) => start + section.text + end),
      written,
    )
    if (process.env.BANC_UPDATE === '1') writeFileSync(page, made)
    for (const { name } of sections()) expect(written, name).toMatch(sectionOf(name))
    expect(readFileSync(page, 'utf8')).toBe(made)
  })
})
