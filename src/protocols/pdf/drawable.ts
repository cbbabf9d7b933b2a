import { CosFile } from './cos/file.ts'
import { CosStream } from './cos/values.ts'

/** What is drawn is inflated outside of this program's reach: no stream may be larger than this, nor all of them together. */
const largestStream = 32 * 1024 * 1024
const largestTogether = 128 * 1024 * 1024
/** Pixels of one image: a page of 1200 dpi. */
const largestImage = 150_000_000

/** Whether a PDF can be drawn in a bounded memory: a bomb of a few hundred kilobytes inflates to gigabytes. */
export const isDrawable = (bytes: Uint8Array): boolean => {
  const file = new CosFile(bytes)
  let together = 0
  for (const num of file.numbers) {
    const object = file.objectOf(num)
    if (!(object instanceof CosStream)) continue
    const { entries } = object.dict
    if (file.nameOf(entries.get('Subtype')) === 'Image') {
      const pixels = (file.numberOf(entries.get('Width')) ?? 0) * (file.numberOf(entries.get('Height')) ?? 0)
      if (pixels > largestImage) return false
      continue
    }
    const content = file.contentOf(object, largestStream)
    if (content === 'too-large') return false
    if (typeof content !== 'string') together += content.length
    if (together > largestTogether) return false
  }
  return true
}
