import { expect, test } from 'vitest'
import { readCodes } from './barcodes.ts'
import { inkOf } from './ink.ts'
import { datamatrixOf, pdfWith, qrCodeOf } from './pdf.fixture.ts'
import { eachPage, type GreyImage } from './render.ts'

const width = 800
const height = 600

/** A white image with black rectangles: left, top, width, height in pixels. */
const imageWith = (...rectangles: readonly (readonly [number, number, number, number])[]): GreyImage => {
  const pixels = new Uint8Array(width * height).fill(255)
  for (const [left, top, across, down] of rectangles) {
    for (let y = top; y < top + down; y += 1) pixels.fill(0, y * width + left, y * width + left + across)
  }
  return { width, height, pixels }
}

const black = ({ pixels }: GreyImage): number => pixels.filter((level) => level === 0).length

const parts = (image: GreyImage): readonly number[] => inkOf(image).map(black)

test('a white page has no part', () => {
  expect(parts(imageWith())).toEqual([])
})

test('a part keeps a white margin around its ink', () => {
  const [part] = inkOf(imageWith([400, 320, 16, 8]))
  const { width: across = 0, pixels = new Uint8Array() } = part ?? {}
  const first = pixels.indexOf(0)
  const last = pixels.lastIndexOf(0)
  expect(Math.min(first % across, across - 1 - (last % across))).toBeGreaterThanOrEqual(40)
  expect(Math.min(first, pixels.length - last)).toBeGreaterThanOrEqual(40 * across)
})

test('the edge of the page cuts the margin', () => {
  expect(parts(imageWith([0, 0, 16, 8]))).toEqual([128])
  expect(parts(imageWith([width - 8, height - 8, 8, 8]))).toEqual([64])
})

test('a part sees its ink in the cells and on the lines of the whole page, a third and a ninth of its size too', () => {
  const [part] = inkOf(imageWith([360, 288, 8, 8]))
  const { width: across = 0, height: down = 0, pixels = new Uint8Array() } = part ?? {}
  const first = pixels.indexOf(0)
  const left = 360 - (first % across)
  const top = 288 - Math.floor(first / across)
  expect([left % 72, top % 72]).toEqual([0, 0])
  const offsets = [left + Math.floor(across / 2) - width / 2, top + Math.floor(down / 2) - height / 2]
  expect(offsets.map((offset) => Math.abs(offset % 16))).toEqual([0, 0])
})

test('ink is cut apart at six millimetres of white, in both directions, and no ink is lost', () => {
  expect(parts(imageWith([0, 0, 8, 8], [104, 0, 8, 8]))).toEqual([128])
  expect(parts(imageWith([0, 0, 8, 8], [112, 0, 8, 8]))).toEqual([64, 64])
  // Columns can be told apart only within their own band.
  expect(parts(imageWith([0, 0, 400, 8], [0, 200, 8, 8], [200, 200, 8, 8]))).toEqual([3200, 64, 64])
})

test('what is nearly white is paper, what is grey is ink', () => {
  const { pixels, ...size } = imageWith()
  expect(inkOf({ ...size, pixels: pixels.map(() => 250) })).toEqual([])
  expect(inkOf({ ...size, pixels: pixels.map(() => 200) }).map((part) => part.width)).toEqual([width])
})

test('every code of a page is read, wherever it stands, however large or turned', async () => {
  const codes = ['SMALL', 'LARGE', 'TURNED', 'AMONG WORDS']
  const [small, large, turned, among] = [
    await datamatrixOf('SMALL'),
    await datamatrixOf('LARGE'),
    await qrCodeOf('TURNED'),
    await datamatrixOf('AMONG WORDS'),
  ]
  const pdf = await pdfWith((page) => {
    page.image(small, 0, 0, { width: 12 }).image(large, 250, 300, { width: 300 })
    page.save().rotate(20, { origin: [100, 500] })
    page.image(turned, 100, 500, { width: 60 }).restore()
    page.text('Nom de naissance : ECETINSI', 72, 150).image(among, 230, 148, { width: 16 })
    page.text('Sexe : F', 72, 165)
  })
  const [found] = (await eachPage(pdf, 1, ({ image }) => readCodes(image))) ?? []
  expect(found?.toSorted()).toEqual(codes.toSorted())
})

test('an image without a pixel cannot be read', async () => {
  expect(await readCodes({ width: 0, height: 0, pixels: new Uint8Array() })).toBeUndefined()
})
