import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { blobStore } from './blobs.ts'
import { pendingBodies, pendingFile } from './pending-bodies.ts'
import { temporaryFolder } from './run.fixture.ts'

const fresh = (): string => join(temporaryFolder(), 'blobs')
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (found: Uint8Array | undefined): string | undefined => found && new TextDecoder().decode(found)

test('a body is readable as soon as it is put, and on disk as soon as it is written', () => {
  const folder = fresh()
  const store = blobStore(folder)
  const { sha256, size } = store.put(bytes('un corps'))
  expect(size).toBe(8)
  store.write()
  expect(textOf(pendingBodies(folder).read(sha256))).toBe('un corps')
  expect(textOf(store.get(sha256))).toBe('un corps')
})

test('a settled store has one file a body, named by its digest, and nothing else', () => {
  const folder = fresh()
  const store = blobStore(folder)
  const refs = ['un', 'deux', 'un'].map((text) => store.put(bytes(text)))
  store.settle()
  expect(readdirSync(folder).toSorted()).toEqual([...new Set(refs.map(({ sha256 }) => sha256))].toSorted())
  expect(readFileSync(join(folder, refs[1]?.sha256 ?? ''), 'utf8')).toBe('deux')
})

test('bodies are filed without being asked once nothing more comes', async () => {
  const folder = fresh()
  const { sha256 } = blobStore(folder).put(bytes('seul'))
  for (let turn = 0; turn < 100 && existsSync(pendingFile(folder)); turn += 1) await wait(50)
  expect(readdirSync(folder)).toEqual([sha256])
})

test('what a killed run left unfiled is read, even when its last record is cut, and is filed by the next', () => {
  const folder = fresh()
  const killed = blobStore(folder)
  const { sha256 } = killed.put(bytes('gardé'))
  killed.write()
  appendFileSync(pendingFile(folder), `${'a'.repeat(64)} 100\ncoupé`)
  // The kill fell in the middle of filing it, too.
  writeFileSync(join(folder, sha256), 'ga')
  const next = blobStore(folder)
  expect(textOf(next.get(sha256))).toBe('gardé')
  next.settle()
  expect(readdirSync(folder)).toEqual([sha256])
  expect(textOf(blobStore(folder).get(sha256))).toBe('gardé')
})

test('what comes after a cut record is read again after another kill', () => {
  const folder = fresh()
  const first = blobStore(folder)
  const kept = first.put(bytes('un'))
  first.write()
  appendFileSync(pendingFile(folder), `${'a'.repeat(64)} 100\ncoupé`)
  const second = blobStore(folder)
  const later = second.put(bytes('deux'))
  second.write()
  const third = blobStore(folder)
  expect([kept, later].map(({ sha256 }) => textOf(third.get(sha256)))).toEqual(['un', 'deux'])
})

test('a body put while others are filed is filed too', async () => {
  const folder = fresh()
  const store = blobStore(folder)
  const refs = Array.from({ length: 40 }, (_, index) => store.put(bytes(`corps ${index}`)))
  const filed = () => readdirSync(folder).filter((name) => name !== 'pending')
  for (let turn = 0; turn < 400 && (!existsSync(folder) || filed().length === 0); turn += 1) await wait(5)
  refs.push(store.put(bytes('en retard')))
  for (let turn = 0; turn < 100 && existsSync(pendingFile(folder)); turn += 1) await wait(50)
  expect(readdirSync(folder).toSorted()).toEqual(refs.map(({ sha256 }) => sha256).toSorted())
})

test('a file that does not hold its digest is not a body', () => {
  const folder = fresh()
  const store = blobStore(folder)
  const { sha256 } = store.put(bytes('vrai'))
  store.close()
  writeFileSync(join(folder, sha256), 'faux')
  expect(blobStore(folder).get(sha256)).toBeUndefined()
  expect(blobStore(folder).get('0'.repeat(64))).toBeUndefined()
})

test('a folder that cannot be written is told to who puts', () => {
  const folder = fresh()
  mkdirSync(join(folder, 'pending'), { recursive: true })
  expect(() => blobStore(folder).put(bytes('x'))).toThrow()
})
