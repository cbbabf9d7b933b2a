import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { isDrawable } from './drawable.ts'
import { renderFirstPage } from './render.ts'
import { streamOf, writtenPdf } from './written.fixture.ts'

const deflated = (bytes: number): string => deflateSync(Buffer.alloc(bytes, 32)).toString('latin1')

test('a PDF whose streams inflate without measure is not drawn', async () => {
  const bomb = writtenPdf({ objects: { 4: streamOf(deflated(33 * 1024 * 1024), '/Filter /FlateDecode') } })
  expect(isDrawable(bomb)).toBe(false)
  expect(await renderFirstPage(bomb)).toBeUndefined()
})

test('nor one whose streams do so together', () => {
  const part = streamOf(deflated(20 * 1024 * 1024), '/Filter /FlateDecode')
  const objects = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [index + 10, part]))
  expect(isDrawable(writtenPdf({ objects }))).toBe(false)
})

test('nor an image of a billion pixels', () => {
  const image = streamOf('x', '/Subtype /Image /Width 100000 /Height 100000')
  expect(isDrawable(writtenPdf({ objects: { 10: image } }))).toBe(false)
})

test('a document is', async () => {
  expect(isDrawable(writtenPdf())).toBe(true)
  expect(await renderFirstPage(writtenPdf())).toMatchObject({ width: 600 })
})
