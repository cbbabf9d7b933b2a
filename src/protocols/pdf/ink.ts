import type { GreyImage } from './render.ts'

/** A rectangle of an image, in pixels; `right` and `bottom` are the first column and row outside of it. */
interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Pixels of the white margin that is left around ink: the quiet zone of a code. */
const margin = 40

/**
 * Ink is cut apart where so many rows or columns have none: 6 mm at 432 dpi. No code has such a gap inside: every row and
 * every column of a datamatrix, of a QR code and of an Aztec code meets ink, and the widest space of a bar code is six
 * modules.
 */
const gap = 102

/** An image is looked at by cells of so many pixels a side: those by which the reader of codes finds its thresholds. */
const cell = 8

/** Paper. What is darker by less than this cannot be told from it. */
const white = 250

/** Which cells of an image hold ink, row by row. */
interface Cells {
  readonly columns: number
  readonly rows: number
  readonly inked: Uint8Array
}

const cellsOf = ({ width, height, pixels }: GreyImage): Cells => {
  const columns = Math.ceil(width / cell)
  const rows = Math.ceil(height / cell)
  const inked = new Uint8Array(columns * rows)
  const blank = Buffer.alloc(width, 0xff)
  for (let y = 0; y < height; y += 1) {
    const line = pixels.subarray(y * width, (y + 1) * width)
    if (blank.equals(line)) continue
    const row = Math.floor(y / cell) * columns
    for (let x = 0; x < width; x += 1) if ((line[x] ?? white) < white) inked[row + Math.floor(x / cell)] = 1
  }
  return { columns, rows, inked }
}

/** The stretches of true between `from` and `to`, those nearer than the gap joined. */
const stretches = (from: number, to: number, has: (at: number) => boolean): readonly (readonly [number, number])[] => {
  const found: [number, number][] = []
  for (let at = from; at < to; at += 1) {
    if (!has(at)) continue
    const last = found.at(-1)
    if (last && (at - last[1]) * cell < gap) last[1] = at + 1
    else found.push([at, at + 1])
  }
  return found
}

const hasInk = ({ columns, inked }: Cells, { left, top, right, bottom }: Area): boolean => {
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) if (inked[y * columns + x] === 1) return true
  }
  return false
}

/** Cuts along rows, then along columns, until neither cuts anything. In cells. */
const cut = (cells: Cells, area: Area): readonly Area[] => {
  const bands = stretches(area.top, area.bottom, (y) => hasInk(cells, { ...area, top: y, bottom: y + 1 })).flatMap(
    ([top, bottom]) =>
      stretches(area.left, area.right, (x) => hasInk(cells, { left: x, right: x + 1, top, bottom })).map(
        ([left, right]) => ({ left, right, top, bottom }),
      ),
  )
  const [only] = bands
  return bands.length === 1 && only ? [only] : bands.flatMap((band) => cut(cells, band))
}

/**
 * Where a part may begin: at a multiple of nine cells. Its pixels, and those of the same part a third and a ninth of its
 * size, then fall into the same cells as they do on the whole page, and the reader sees in them what it would see there.
 */
const raster = 9 * cell

/** The reader looks along lines so many pixels apart, counted from the middle of an image. */
const lines = 16

/** The end of a part from `start`, at `least` or a little after: its middle lies as many lines from that of the page. */
const endOf = (start: number, least: number, size: number): number => {
  for (let end = least; end < least + 2 * lines && end <= size; end += 1) {
    if ((Math.floor((end - start) / 2) + start - Math.floor(size / 2)) % lines === 0) return end
  }
  return Math.min(least, size)
}

const startOf = (ink: number): number => {
  const start = Math.max(0, ink - margin)
  return start - (start % raster)
}

const crop = ({ width, height, pixels }: GreyImage, area: Area): GreyImage => {
  const left = startOf(area.left * cell)
  const top = startOf(area.top * cell)
  const right = endOf(left, Math.min(width, area.right * cell + margin), width)
  const bottom = endOf(top, Math.min(height, area.bottom * cell + margin), height)
  const cropped = new Uint8Array((right - left) * (bottom - top))
  for (let y = top; y < bottom; y += 1) {
    cropped.set(pixels.subarray(y * width + left, y * width + right), (y - top) * (right - left))
  }
  return { width: right - left, height: bottom - top, pixels: cropped }
}

/**
 * The parts of a page that hold ink, from the top, each with a white margin. A page is mostly white: a code is found on
 * its parts many times faster than on the whole.
 */
export const inkOf = (image: GreyImage): readonly GreyImage[] => {
  const cells = cellsOf(image)
  const whole = { left: 0, top: 0, right: cells.columns, bottom: cells.rows }
  return cut(cells, whole).map((area) => crop(image, area))
}
