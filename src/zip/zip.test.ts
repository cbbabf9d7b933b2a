import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ZipFile } from 'yazl'
import { carriedInMail, folderInOneFile } from './limits.ts'
import { ZipError } from './problem.ts'
import { readZip } from './read.ts'
import { unpack } from './unpack.ts'
import { unzip } from './unzip.ts'

const zipOf = async (files: Readonly<Record<string, string | Buffer>>, compress = true): Promise<Buffer> => {
  const made = new ZipFile()
  for (const [name, content] of Object.entries(files)) made.addBuffer(Buffer.from(content), name, { compress })
  made.end()
  return buffer(made.outputStream)
}

/** The same archive with a field of its first central header, or of its first local one, written anew. */
const patched = (archive: Buffer, header: 'central' | 'local', write: (bytes: Buffer, at: number) => void): Buffer => {
  const bytes = Buffer.from(archive)
  write(bytes, bytes.indexOf(header === 'central' ? 'PK\u0001\u0002' : 'PK\u0003\u0004', 0, 'latin1'))
  return bytes
}

const renamed = (archive: Buffer, from: string, to: string): Buffer =>
  Buffer.from(archive.toString('latin1').replaceAll(from, to), 'latin1')

const reasonOf = async (work: Promise<unknown>): Promise<string> => {
  const thrown = await work.then(() => 'read').catch((error: unknown) => error)
  return thrown instanceof ZipError ? thrown.reason : String(thrown)
}

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'zip-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

/** What is refused by whatever opens archives, whether it comes in memory or from a disk. */
const traps: readonly (readonly [what: string, reason: string, archive: () => Promise<Buffer>])[] = [
  ['no ZIP', 'not-a-zip', async () => Buffer.from('no archive at all')],
  ['nothing', 'not-a-zip', async () => Buffer.alloc(0)],
  ['a path above', 'path', async () => renamed(await zipOf({ 'aa/x': 'x' }), 'aa/x', '../x')],
  ['a path above, with backslashes', 'path', async () => renamed(await zipOf({ 'aa/x': 'x' }), 'aa/x', '..\\x')],
  ['a path from the root', 'path', async () => renamed(await zipOf({ 'aa/x': 'x' }), 'aa/x', '/a/x')],
  ['a drive', 'path', async () => renamed(await zipOf({ 'aa/x': 'x' }), 'aa/x', 'C:/x')],
  ['a name twice', 'duplicate', () => zipOf({ 'A.xml': 'x', 'a.XML': 'y' })],
  [
    'a name twice, with backslashes',
    'duplicate',
    async () => renamed(await zipOf({ 'a/x': 'x', a_x: 'y' }), 'a_x', 'a\\x'),
  ],
  [
    'an encrypted entry',
    'encrypted',
    async () => patched(await zipOf({ a: 'x' }), 'central', (bytes, at) => bytes.writeUInt16LE(1, at + 8)),
  ],
  [
    'an unknown method',
    'method',
    async () => patched(await zipOf({ a: 'x' }), 'central', (bytes, at) => bytes.writeUInt16LE(99, at + 10)),
  ],
  [
    'a wrong CRC',
    'crc',
    async () => patched(await zipOf({ a: 'x' }), 'central', (bytes, at) => bytes.writeUInt32LE(1, at + 16)),
  ],
  ['stored bytes changed', 'crc', async () => renamed(await zipOf({ a: 'le texte' }, false), 'le texte', 'un texte')],
  [
    'deflated bytes changed',
    'damaged',
    async () =>
      patched(await zipOf({ a: 'x'.repeat(100) }), 'local', (bytes, at) => bytes.fill(0xff, at + 31, at + 33)),
  ],
  [
    'less than announced',
    'size',
    async () => patched(await zipOf({ a: 'x' }), 'central', (bytes, at) => bytes.writeUInt32LE(9, at + 24)),
  ],
  [
    'more than announced',
    'size',
    async () =>
      patched(await zipOf({ a: Buffer.alloc(500_000) }), 'central', (bytes, at) => bytes.writeUInt32LE(9, at + 24)),
  ],
  ['a bomb', 'bomb', () => zipOf({ a: Buffer.alloc(20_000_000) })],
]

describe('what must not be read is refused with its reason', () => {
  test.each(traps)('%s: %s', async (_what, reason, archive) => {
    const bytes = await archive()
    expect(await reasonOf(unzip(bytes))).toBe(reason)
    const at = join(folder(), 'a.zip')
    writeFileSync(at, bytes)
    expect(await reasonOf(unpack(at, folder()))).toBe(reason)
  })

  test('an archive cut short', async () => {
    const whole = await zipOf({ a: 'x'.repeat(1_000), b: 'y' })
    expect(await reasonOf(unzip(whole.subarray(0, whole.length - 30)))).toBe('truncated')
    expect(await reasonOf(unzip(whole.subarray(0, 40)))).toBe('truncated')
  })

  test('more entries or more bytes than one reads', async () => {
    const many = Object.fromEntries(Array.from({ length: carriedInMail.entries + 1 }, (_, at) => [`f${at}`, '']))
    expect(await reasonOf(unzip(await zipOf(many)))).toBe('too-many')
    const big = await zipOf({ a: 'x', b: 'y' })
    const announced = patched(big, 'central', (bytes, at) => bytes.writeUInt32LE(carriedInMail.bytes + 1, at + 24))
    expect(await reasonOf(unzip(announced))).toBe('too-big')
  })

  test('the sentence names the entry in both languages', () => {
    expect(new ZipError('crc', 'DOC00001.XML').text).toMatchObject({
      fr: expect.stringContaining('DOC00001.XML'),
      en: expect.stringContaining('DOC00001.XML'),
    })
  })
})

test('what is sound is read: stored, deflated, empty, in folders, with accents', async () => {
  const files = { 'a/b.xml': '<a/>', 'é.txt': 'été', empty: '' }
  for (const compress of [true, false]) {
    const read = await unzip(await zipOf(files, compress))
    expect(Object.fromEntries(read.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]))).toEqual(files)
  }
  expect(await unzip(await zipOf({}))).toEqual([])
})

test('a name with backslashes is read as folders, and said to be', async () => {
  const read = await unzip(renamed(await zipOf({ 'a/b': 'x', c: 'y' }), 'a/b', 'a\\b'))
  expect(read.map(({ name, hasBackslash }) => [name, hasBackslash])).toEqual([
    ['a/b', true],
    ['c', false],
  ])
})

test('one entry that is refused leaves the others to be read', async () => {
  const archive = renamed(await zipOf({ 'aa/x': 'x', ok: 'y' }), 'aa/x', '../x')
  const told: string[] = []
  for await (const { name, bytes } of readZip(archive, folderInOneFile)) told.push(`${name} ${await reasonOf(bytes())}`)
  expect(told).toEqual(['../x path', 'ok read'])
})

test('unpacking writes what is inside, folder by folder', async () => {
  const at = join(folder(), 'a.zip')
  writeFileSync(at, await zipOf({ 'x/y/z.txt': 'z', 'w.txt': 'w' }))
  const target = folder()
  await unpack(at, target)
  expect(readFileSync(join(target, 'x/y/z.txt'), 'utf8')).toBe('z')
  expect(readFileSync(join(target, 'w.txt'), 'utf8')).toBe('w')
})

test('a file that is not there is the error of the file system', async () => {
  expect(await reasonOf(unpack(join(folder(), 'none.zip'), folder()))).toMatch(/ENOENT/)
})
