import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readPaper } from '../protocols/pdf/paper.ts'
import { pdfWith } from '../protocols/pdf/pdf.fixture.ts'
import { viewsKeptIn } from './kept-papers.ts'

const temporary = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'banc-papers-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const page = (text: string): Promise<Buffer> => pdfWith((pdf) => pdf.text(text))

const papersIn = (cache: string): string => {
  const [only = ''] = readdirSync(join(cache, 'papers'))
  return join(cache, 'papers', only)
}

test('a paper that was read before is known by its hash, and says the same', async () => {
  const cache = temporary()
  const pdf = await page('Nom de naissance : ECETINSI')
  const first = viewsKeptIn(cache)
  const again = viewsKeptIn(cache)
  expect(await first.of(pdf, readPaper)).toEqual({ text: 'Nom de naissance : ECETINSI', codes: [] })
  expect(await again.of(pdf, readPaper)).toEqual({ text: 'Nom de naissance : ECETINSI', codes: [] })
  expect([first, again].map((views) => views.made().get(readPaper))).toEqual([1, undefined])
})

test('another paper is read, and so is one whose kept reading is damaged', async () => {
  const cache = temporary()
  await viewsKeptIn(cache).of(await page('A'), readPaper)
  const [kept = ''] = readdirSync(papersIn(cache))
  writeFileSync(join(papersIn(cache), kept), '{"text":1}')
  const views = viewsKeptIn(cache)
  expect(await views.of(await page('A'), readPaper)).toMatchObject({ text: 'A' })
  expect(await views.of(await page('B'), readPaper)).toMatchObject({ text: 'B' })
  expect(views.made().get(readPaper)).toBe(2)
  expect(JSON.parse(readFileSync(join(papersIn(cache), kept), 'utf8'))).toMatchObject({ text: 'A' })
})

test('what cannot be drawn is not kept, and a cache that cannot be written costs nothing but time', async () => {
  const cache = temporary()
  expect(await viewsKeptIn(cache).of(Buffer.from('no PDF'), readPaper)).toBeUndefined()
  expect(readdirSync(cache)).toEqual([])
  const blocked = join(cache, 'a file')
  writeFileSync(blocked, '')
  expect(await viewsKeptIn(blocked).of(await page('A'), readPaper)).toMatchObject({ text: 'A' })
})

test('five hundred are kept: the oldest go first', async () => {
  const cache = temporary()
  await viewsKeptIn(cache).of(await page('A'), readPaper)
  const folder = papersIn(cache)
  mkdirSync(folder, { recursive: true })
  for (let index = 0; index < 500; index++) {
    writeFileSync(join(folder, `old-${index}.json`), '{}')
    utimesSync(join(folder, `old-${index}.json`), index, index)
  }
  await viewsKeptIn(cache).of(await page('B'), readPaper)
  const names = readdirSync(folder)
  expect(names).toHaveLength(500)
  expect(names.includes('old-0.json') || names.includes('old-1.json')).toBe(false)
})
