import { execFileSync } from 'node:child_process'
import { chmodSync, createWriteStream, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ZipFile } from 'yazl'
import { documentOf, smallPackage, temporaryFolder, written } from '../package/package.fixture.ts'
import { countFiles, findFiles } from './find.ts'
import { inOrder } from './in-order.ts'
import { type Judging, judgeSourceWith } from './judge-source.ts'
import { openPool } from './pool.ts'
import { isNoticed, isUnreadable, type Noticed, type Source, type Unreadable } from './source.ts'
import { noticedTold } from './unjudged.ts'

const found = async (...paths: readonly string[]): Promise<(Source | Unreadable | Noticed)[]> =>
  listOf(findFiles(paths))

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

describe('what is no file to read is told, in words, and the others are given', () => {
  const isLinux = process.platform === 'linux'

  test.runIf(isLinux)('a pipe, a device and a name that is not UTF-8', async () => {
    const folder = written(temporaryFolder(), { 'z.xml': 'z' })
    execFileSync('mkfifo', [join(folder, 'p.xml')])
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/r`), Buffer.from([0xe9]), Buffer.from('.xml')]), 'r')
    const list = await found(folder, '/dev/zero')
    expect(list).toMatchObject([
      { rule: 'file.regular', problem: { fr: expect.stringContaining('FIFO') } },
      { rule: 'file.name-encoding', problem: { fr: expect.stringContaining('UTF-8') } },
      { file: join(folder, 'z.xml') },
      { rule: 'file.regular', problem: { fr: expect.stringContaining('périphérique') } },
    ])
  })

  test('an archive of 150 damaged entries tells a hundred, and counts the others', async () => {
    const at = join(temporaryFolder(), 'p.zip')
    const names = Array.from({ length: 150 }, (_, index) => `${index}.xml`)
    await zip(at, Object.fromEntries([...names.map((name) => [name, `<a>${name}</a>`]), ['ok.xml', '<b/>']]))
    const bytes = readFileSync(at)
    // The CRC of each entry but the last, in the central directory (APPNOTE 4.3.12).
    let entry = bytes.indexOf('PK\u0001\u0002')
    for (let count = 0; count < 150; count++, entry = bytes.indexOf('PK\u0001\u0002', entry + 4))
      bytes.writeUInt8((bytes[entry + 16] ?? 0) ^ 1, entry + 16)
    writeFileSync(at, bytes)
    const list = await found(at)
    const told = list.filter(isUnreadable)
    expect(told).toHaveLength(101)
    expect(told[0]).toMatchObject({ rule: 'zip.refused.crc', isWrong: true })
    expect(told.at(-1)?.problem.fr).toContain('50 autres')
    expect(list.filter((one) => !isUnreadable(one))).toMatchObject([{ file: `${at}!/ok.xml` }])
  })

  test('an IHE_XDM in one folder is one archive; in several, a collection', async () => {
    const folder = temporaryFolder()
    const one = await zip(join(folder, '1.zip'), { 'envoi/IHE_XDM/SUBSET01/METADATA.XML': '<a/>' })
    const two = await zip(join(folder, '2.zip'), { 'a/IHE_XDM/S/M.XML': '<a/>', 'b/IHE_XDM/S/M.XML': '<a/>' })
    expect(namesOf(await found(one, two), folder)).toEqual([
      '1.zip',
      '2.zip!/a/IHE_XDM/S/M.XML',
      '2.zip!/b/IHE_XDM/S/M.XML',
    ])
  })
})

describe('an archive that was unpacked', () => {
  const inFolder = (...paths: readonly string[]): string =>
    written(temporaryFolder(), Object.fromEntries(paths.map((path) => [path, '<a/>'])))

  test.each([
    ['at the root of its folder says nothing', ['IHE_XDM/S/M.XML'], undefined],
    ['in one folder is an error, as an archive would', ['envoi/IHE_XDM/S/M.XML'], 'error'],
    ['in a folder in a folder too', ['a/b/ihe_xdm/S/M.XML', 'a/b/INDEX.HTM'], 'error'],
    ['among other documents is a warning', ['envoi/IHE_XDM/S/M.XML', 'autre.xml'], 'warning'],
    ['beside another is a collection', ['a/IHE_XDM/S/M.XML', 'b/IHE_XDM/S/M.XML'], undefined],
  ] as const)('%s', async (_what, paths, severity) => {
    const folder = inFolder(...paths)
    const list = await found(folder)
    const noticed = list.filter(isNoticed)
    expect(noticed.map((one) => [one.file, one.rule, one.severity])).toEqual(
      severity === undefined ? [] : [[folder, 'xdm.root', severity]],
    )
    expect(list.filter((one) => !isNoticed(one))).toHaveLength(paths.length)
    if (noticed[0]) {
      const told = noticedTold(noticed[0], { lang: 'fr', format: 'json' })
      expect(told.verdict).toBe(severity === 'error' ? 'fail' : 'warn')
      expect(told.rendered).toContain('racine de ce dossier')
    }
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

test('a finding inside what a file holds is shown with its line', async () => {
  const file = join(temporaryFolder(), 'd.xml.gz')
  writeFileSync(
    file,
    gzipSync('<ClinicalDocument xmlns="urn:hl7-org:v3">\n<realmCode code="FR"/><title/>\n</ClinicalDocument>'),
  )
  const told = await judgeSourceWith({ lang: 'fr', format: 'text' })({ file, path: file })
  const rendered = 'rendered' in told ? told.rendered : ''
  expect(rendered).toContain('d.xml.gz!/d.xml#/ClinicalDocument')
  expect(rendered).toContain('1 │ <ClinicalDocument xmlns="urn:hl7-org:v3">')
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
  }, 180_000)

  test('that cannot even start say so of the file, and blame the bench', async () => {
    const pool = openPool({ ...judging(), artefacts: { folder: '/nowhere-at-all' } }, 1)
    onTestFinished(() => pool.close())
    const told = await Promise.all(['a', 'b'].map((file) => pool.judge({ file, path: file })))
    expect(told).toMatchObject([{ verdict: 'inconclusive' }, { verdict: 'inconclusive' }])
    expect(told.map((one) => ('rendered' in one ? one.rendered : ''))[1]).toContain('bench.failed')
  }, 180_000)

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
    // A thread that is stopped while Node still loads its modules may take the whole process with it.
    await expect.poll(() => existsSync(`${path}.hangs`), { timeout: 150_000 }).toBe(true)
    await pool.close()
    expect(await hung).toMatchObject({ verdict: 'inconclusive' })
  }, 180_000)
})
