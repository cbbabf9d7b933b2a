import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blobStore } from './blobs.ts'
import { temporaryFolder } from './run.fixture.ts'

const bytes = new TextEncoder().encode('<ClinicalDocument/>')
const sha256 = createHash('sha256').update(bytes).digest('hex')

test('a body is stored once, under its SHA-256, and read back', () => {
  const folder = join(temporaryFolder(), 'blobs')
  const { put, get } = blobStore(folder)
  expect(put(bytes, 'application/xml')).toEqual({ sha256, size: bytes.byteLength, mediaType: 'application/xml' })
  expect(put(bytes)).toEqual({ sha256, size: bytes.byteLength })
  expect(readdirSync(folder)).toEqual([sha256])
  expect(Buffer.from(get(sha256) ?? [])).toEqual(Buffer.from(bytes))
})

test('a body that is not there, or is not the one of that name, is not given', () => {
  const folder = temporaryFolder()
  const { get } = blobStore(folder)
  expect(get(sha256)).toBeUndefined()
  writeFileSync(join(folder, sha256), 'another body')
  expect(get(sha256)).toBeUndefined()
})
