import type { BlobRef } from '../../src/model/event.ts'
import { contentView } from './content.ts'
import { bytes } from './format.ts'
import { type Html, html } from './markup.ts'
import type { View } from './view.ts'
import { wireWords } from './words.ts'

/** Below this size a repeated body is shown again: following a link costs the reader more. */
const worthALink = 2_000

/** One line that identifies a body: type, size, digest. */
export const bodyFacts = (mediaType: string, size: number, sha256: string, view: View): Html =>
  html`<p class="facts"><span>${mediaType}</span> <span>${bytes(size, view.lang)}</span> <span class="hash" title="${sha256}">sha256 ${sha256.slice(0, 16)}…</span></p>`

/** A stored body: what it is, then its content as far as the page has room. `eventId` is the event that shows it. */
export const bodyView = (ref: BlobRef | undefined, contentType: string, eventId: string, view: View): Html => {
  if (ref === undefined || ref.size === 0) return html`<p class="facts">${view.say(wireWords.noBody)}</p>`
  const facts = bodyFacts(ref.mediaType ?? (contentType || '?'), ref.size, ref.sha256, view)
  const first = view.firstShown.get(ref.sha256)
  if (first !== undefined && first !== eventId && ref.size > worthALink) {
    return html`${facts}<p class="note">${view.say(wireWords.sameBody)} <a href="#${first}">${first}</a>.</p>`
  }
  const content = view.run.readBlob(ref.sha256)
  if (content === undefined) return html`${facts}<p class="note">${view.say(wireWords.lostBody)}</p>`
  return html`${facts}${contentView(content, contentType || (ref.mediaType ?? ''), view)}`
}
