import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { BancError } from '../../model/errors.ts'
import { readPlaced } from '../../xml/placed.ts'
import { openXsd } from './judge.ts'

const artefacts =
  process.env.BANC_ANS_ARTEFACTS ?? fileURLToPath(new URL('../../../../shared/ans-cda', import.meta.url))
const verdicts = `${artefacts}-xsd.json`
const present = existsSync(verdicts)

if (!present) console.warn(`no official XSD verdicts at ${verdicts}: set BANC_ANS_ARTEFACTS; XSD agreement NOT tested`)

const rootOf = (bytes: Uint8Array) => {
  const read = readPlaced(bytes)
  if ('problem' in read) throw read.problem
  return read.root
}

const pathOf = (name: string): string =>
  ['exemples', 'mutants'].map((folder) => `${artefacts}/${folder}/${name}`).find(existsSync) ?? name

describe.runIf(present)('the CDA schema of the ANS', () => {
  const expected: Record<string, boolean> = present ? JSON.parse(readFileSync(verdicts, 'utf8')) : {}
  const judge = present ? openXsd(artefacts) : undefined
  const judged = async (name: string) => {
    const bytes = readFileSync(pathOf(name))
    return (await judge?.(bytes, rootOf(bytes), 'fr'))?.flatMap(({ findings }) => findings) ?? []
  }

  test('gives the verdict of the reference on every example and mutant', async () => {
    expect(Object.keys(expected).length).toBeGreaterThan(180)
    const differing: string[] = []
    for (const [name, valid] of Object.entries(expected)) {
      if (((await judged(name)).length === 0) !== valid) differing.push(name)
    }
    expect(differing).toEqual([])
  })

  test('places what it refuses', async () => {
    const [invalid = ''] = Object.entries(expected).find(([, valid]) => !valid) ?? []
    const [finding] = await judged(invalid)
    expect(finding).toMatchObject({ rule: 'cda.xsd', severity: 'error' })
    expect(finding?.location).toMatch(/^\/ClinicalDocument/)
    expect(finding?.line).toBeGreaterThan(0)
    expect(finding?.message).not.toContain('{urn:')
  })

  test('opens no file that a document names', async () => {
    const root = rootOf(new TextEncoder().encode('<a/>'))
    const xxe = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><ClinicalDocument>&e;</ClinicalDocument>'
    const [set] = (await judge?.(new TextEncoder().encode(xxe), root, 'en')) ?? []
    expect(set?.findings.length).toBeGreaterThan(0)
    const bomb = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${Array.from('bcdefghi', (name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`).join('')}]><a>&i;</a>`
    const start = performance.now()
    expect((await judge?.(new TextEncoder().encode(bomb), root, 'en'))?.[0]?.findings.length).toBeGreaterThan(0)
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})

test('a folder without the schema is told as such', () => {
  expect(() => openXsd('nowhere')).toThrow(BancError)
})
