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

const sizes = (image: GreyImage) => inkOf(image).map((part) => `${part.width}×${part.height}, ${black(part)}`)

test('a white page has no part', () => {
  expect(sizes(imageWith())).toEqual([])
})

test('a part keeps a white margin, that the edge of the page cuts', () => {
  expect(sizes(imageWith([400, 320, 16, 8]))).toEqual(['96×88, 128'])
  expect(sizes(imageWith([0, 0, 16, 8]))).toEqual(['56×48, 128'])
  expect(sizes(imageWith([width - 8, height - 8, 8, 8]))).toEqual(['48×48, 64'])
})

test('ink is cut apart at six millimetres of white, in both directions, and no ink is lost', () => {
  const near = imageWith([0, 0, 8, 8], [104, 0, 8, 8])
  const apart = imageWith([0, 0, 8, 8], [112, 0, 8, 8])
  expect(sizes(near)).toEqual(['152×48, 128'])
  expect(sizes(apart)).toEqual(['48×48, 64', '88×48, 64'])
  // Columns can be told apart only within their own band.
  const corner = imageWith([0, 0, 400, 8], [0, 200, 8, 8], [200, 200, 8, 8])
  expect(sizes(corner)).toEqual(['440×48, 3200', '48×88, 64', '88×88, 64'])
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
