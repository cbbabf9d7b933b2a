import { chmodSync, createWriteStream, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ZipFile } from 'yazl'
import { documentOf, smallPackage, temporaryFolder, written } from '../package/package.fixture.ts'
import { countFiles, findFiles } from './find.ts'
import { inOrder } from './in-order.ts'
import type { Judging } from './judge-source.ts'
import { openPool } from './pool.ts'
import { isUnreadable, type Source, type Unreadable } from './source.ts'

const found = async (...paths: readonly string[]): Promise<(Source | Unreadable)[]> => listOf(findFiles(paths))

const namesOf = (list: readonly { file: string }[], folder: string): string[] =>
  list.map(({ file }) => file.slice(folder.length + 1))

const zip = async (at: string, files: Readonly<Record<string, string>>): Promise<string> => {
  const made = new ZipFile()
  for (const [path, text] of Object.entries(files)) made.addBuffer(Buffer.from(text), path)
  made.end()
  await pipeline(made.outputStream, createWriteStream(at))
  return at
}

const listOf = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

describe('what paths stand for', () => {
  test('folders are walked in the order of names, and links to a folder above are not', async () => {
    const folder = written(temporaryFolder(), { 'b.xml': 'b', 'a/z.xml': 'z', 'a/y.xml': 'y' })
    symlinkSync(folder, join(folder, 'a', 'loop'))
    expect(namesOf(await found(folder), folder)).toEqual(['a/y.xml', 'a/z.xml', 'b.xml'])
    expect(countFiles([folder], 100)).toBe(3)
    expect(countFiles([folder], 2)).toBe(2)
  })

  test('a ZIP is its files, an IHE_XDM archive is one document', async () => {
    const folder = temporaryFolder()
    const plain = await zip(join(folder, 'p.zip'), { 'x/1.xml': '<a/>', '2.xml': '<b/>' })
    const xdm = await zip(join(folder, 'x.zip'), { 'IHE_XDM/SUBSET01/METADATA.XML': '<a/>' })
    const list = await found(plain, xdm)
    expect(namesOf(list, folder)).toEqual(['p.zip!/x/1.xml', 'p.zip!/2.xml', 'x.zip'])
    expect(list[0]).toMatchObject({ bytes: new TextEncoder().encode('<a/>') })
  })

  test('a bomb in a ZIP is told unread, and its neighbours are given', async () => {
    const at = join(temporaryFolder(), 'p.zip')
    const list = await found(await zip(at, { 'bomb.xml': ' '.repeat(20_000_000), 'ok.xml': '<b/>' }))
    expect(list).toMatchObject([
      {
        file: `${at}!/bomb.xml`,
        rule: 'zip.refused.bomb',
        problem: { fr: expect.stringContaining('bombe') },
        isWrong: true,
      },
      { file: `${at}!/ok.xml` },
    ])
  })

  test('what is not there or may not be read is told, and the others are given', async () => {
    const folder = written(temporaryFolder(), { 'a.xml': 'a', 'shut/b.xml': 'b', 'z.xml': 'z' })
    chmodSync(join(folder, 'shut'), 0)
    onTestFinished(() => chmodSync(join(folder, 'shut'), 0o700))
    const list = await found(folder, join(folder, 'none.xml'))
    const isRoot = process.getuid?.() === 0
    expect(list.filter(isUnreadable)).toHaveLength(isRoot ? 1 : 2)
    expect(namesOf(list, folder)).toContain('z.xml')
    expect(list.at(-1)).toMatchObject({
      rule: 'file.read',
      problem: { fr: expect.stringContaining('ENOENT') },
      isWrong: false,
    })
  })
})

describe('working ahead', () => {
  const upTo = async function* (count: number): AsyncGenerator<number> {
    for (let one = 0; one < count; one++) yield one
  }

  test('gives results in order, and never holds more than asked', async () => {
    let [running, most] = [0, 0]
    const slowFirst = async (item: number): Promise<number> => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, item % 3 === 0 ? 10 : 1))
      running--
      return item
    }
    const given = await listOf(inOrder(upTo(20), slowFirst, 4))
    expect(given).toEqual(Array.from({ length: 20 }, (_, index) => index))
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(4)
  })
})

describe('threads', () => {
  const judging = (): Judging => ({
    lang: 'fr',
    format: 'json',
    artefacts: { folder: written(temporaryFolder(), smallPackage()) },
  })

  test('judge each file with the package, as one thread would', async () => {
    const folder = temporaryFolder()
    written(folder, { 'a.xml': documentOf('Essai'), 'b.xml': documentOf('Faux') })
    const pool = openPool(judging(), 2)
    onTestFinished(() => pool.close())
    const told = await Promise.all(
      ['a.xml', 'b.xml', 'none.xml'].map((file) => pool.judge({ file, path: join(folder, file) })),
    )
    const rendered = told.map((one) => (isUnreadable(one) ? one.problem.fr : one.rendered))
    expect(rendered[0]).not.toContain('Le titre doit être')
    expect(rendered[1]).toContain('Le titre doit être Essai.')
    expect(rendered[2]).toContain('ENOENT')
  }, 60_000)

  test('that cannot even start say so of the file, and blame the bench', async () => {
    const pool = openPool({ ...judging(), artefacts: { folder: '/nowhere-at-all' } }, 1)
    onTestFinished(() => pool.close())
    const told = await Promise.all(['a', 'b'].map((file) => pool.judge({ file, path: file })))
    expect(told).toMatchObject([{ verdict: 'inconclusive' }, { verdict: 'inconclusive' }])
    expect(told.map((one) => ('rendered' in one ? one.rendered : ''))[1]).toContain('bench.failed')
  }, 60_000)

  const unlucky = (count: number) => {
    const pool = openPool({ lang: 'fr', format: 'json' }, count, new URL('./worker.fixture.ts', import.meta.url))
    onTestFinished(() => pool.close())
    return pool
  }
  const file = () => join(written(temporaryFolder(), { 'a.xml': documentOf('Essai') }), 'a.xml')

  test.each([
    ['bursts', 'out of memory'],
    ['leaves', 'the thread ended with code 3'],
  ])(
    'of which the only one %s: the file is told, and those that wait are judged',
    async (misfortune, said) => {
      const pool = unlucky(1)
      const path = file()
      const names = [misfortune, path, misfortune, path]
      const told = await Promise.all(names.map((name) => pool.judge({ file: name, path: name })))
      const rendered = told.map((one) => ('rendered' in one ? one.rendered : ''))
      expect(rendered.map((text) => text.includes('bench.failed'))).toEqual([true, false, true, false])
      expect(rendered[0]).toContain(said)
      expect(told[0]).toMatchObject({ file: misfortune, verdict: 'inconclusive' })
    },
    60_000,
  )

  test('one of which hangs: the others go on, and it ends when the pool is closed', async () => {
    const pool = unlucky(2)
    const path = file()
    const hung = pool.judge({ file: 'hangs', path })
    const told = await Promise.all([1, 2, 3].map(() => pool.judge({ file: path, path })))
    expect(told.map((one) => 'rendered' in one && !one.rendered.includes('bench.failed'))).toEqual([true, true, true])
    await pool.close()
    expect(await hung).toMatchObject({ verdict: 'inconclusive' })
  }, 60_000)
})
