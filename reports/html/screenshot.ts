import type { BlobRef } from '../../src/model/event.ts'
import { bodyFacts } from './body.ts'
import { type Html, html } from './markup.ts'
import type { View } from './view.ts'
import { wireWords } from './words.ts'

/** A run has many pages, and the report must stay a file that opens fast: a larger image is only named. */
const largestShown = 100_000

const shown = /^image\/(?:jpeg|png)$/

/** A page as the browser drew it: the image itself when it is small, else what identifies it in the dossier. */
export const screenshotView = (ref: BlobRef, view: View): Html => {
  const mediaType = ref.mediaType ?? '?'
  const facts = bodyFacts(mediaType, ref.size, ref.sha256, view)
  const image = ref.size <= largestShown && shown.test(mediaType) ? view.run.readBlob(ref.sha256) : undefined
  if (image === undefined) return facts
  const source = `data:${mediaType};base64,${Buffer.from(image).toString('base64')}`
  return html`${facts}<img class="screenshot" alt="${view.say(wireWords.screenshot)}" src="${source}">`
}
