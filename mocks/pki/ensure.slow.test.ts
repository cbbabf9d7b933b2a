import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePki } from './ensure.ts'

const day = 24 * 3600 * 1000
const now = new Date('2026-03-01T12:00:00Z')
let base: string

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'banc-pki-'))
})
afterAll(() => rm(base, { recursive: true, force: true }))

const serialOf = async (path: string) => new X509Certificate(await readFile(path)).serialNumber

describe('the test authority on disk', () => {
  test('a second use gives the same certificates', async () => {
    const folder = join(base, 'reuse')
    const first = await ensurePki(folder, { now })
    const before = await serialOf(first.files.server.cert)
    const again = await ensurePki(folder, { now })
    expect(again).toEqual(first)
    expect(await serialOf(again.files.server.cert)).toBe(before)
  })

  test('every path is absolute and every key readable by its owner only', async () => {
    const pki = await ensurePki(join(base, 'reuse'), { now })
    const { ca, crl, rootCrl, ...leaves } = pki.files
    for (const path of [ca, crl, rootCrl]) expect(path.startsWith(pki.folder)).toBe(true)
    for (const { cert, key } of Object.values(leaves)) {
      expect(new X509Certificate(await readFile(cert)).checkPrivateKey(createPrivateKey(await readFile(key)))).toBe(
        true,
      )
      expect((await stat(key)).mode & 0o777).toBe(0o600)
    }
  })

  test('it is made again three days before its end at the latest, not earlier', async () => {
    const folder = join(base, 'expiry')
    const { files } = await ensurePki(folder, { now })
    const first = await serialOf(files.server.cert)
    await ensurePki(folder, { now: new Date(now.getTime() + 362 * day) })
    expect(await serialOf(files.server.cert)).toBe(first)
    await ensurePki(folder, { now: new Date(now.getTime() + 364 * day) })
    expect(await serialOf(files.server.cert)).not.toBe(first)
  })

  test('a clock before its beginning makes it again', async () => {
    const folder = join(base, 'early')
    const { files } = await ensurePki(folder, { now })
    const first = await serialOf(files.server.cert)
    await ensurePki(folder, { now: new Date(now.getTime() - 30 * day) })
    expect(await serialOf(files.server.cert)).not.toBe(first)
  })

  test.each([
    ['a missing key', (key: string) => unlink(key)],
    ['a truncated key', (key: string) => writeFile(key, '-----BEGIN PRIVATE KEY-----\n')],
    ['the key of another certificate', async (key: string, other: string) => writeFile(key, await readFile(other))],
  ])('%s makes it again as a whole', async (_damage, harm) => {
    const folder = join(base, 'damaged')
    const { files } = await ensurePki(folder, { now })
    const first = await serialOf(files.server.cert)
    await harm(files.insiAuto.key, files.insiManu.key)
    await ensurePki(folder, { now })
    expect(await serialOf(files.server.cert)).not.toBe(first)
    const certificate = new X509Certificate(await readFile(files.insiAuto.cert))
    expect(certificate.checkPrivateKey(createPrivateKey(await readFile(files.insiAuto.key)))).toBe(true)
  })

  test('concurrent first uses agree on one authority and leave nothing else behind', async () => {
    const folder = join(base, 'concurrent', 'pki')
    const all = await Promise.all([1, 2, 3, 4].map(() => ensurePki(folder, { now })))
    const serials = await Promise.all(all.map(({ files }) => serialOf(files.server.cert)))
    expect(new Set(serials).size).toBe(1)
    expect(await readdir(dirname(folder))).toEqual(['pki'])
  })

  test('a folder that holds somebody’s file is refused and left as it is', async () => {
    const folder = join(base, 'foreign')
    const { files } = await ensurePki(folder, { now })
    await writeFile(join(folder, 'these.docx'), 'precious')
    await unlink(files.ca)
    await expect(ensurePki(folder, { now })).rejects.toMatchObject({ code: 'BANC-PKI', exitCode: 2 })
    expect(await readFile(join(folder, 'these.docx'), 'utf8')).toBe('precious')
  })

  test('a path that is not a folder is told to the user', async () => {
    const file = join(base, 'a-file')
    await writeFile(file, '')
    await expect(ensurePki(join(file, 'pki'), { now })).rejects.toMatchObject({ code: 'BANC-PKI' })
  })
})
