import { messageOf } from '../../src/model/errors.ts'
import type { JournalEvent } from '../../src/model/event.ts'
import { detailOf } from './event-detail.ts'
import { duration } from './format.ts'
import { headlineOf, tagsOf } from './headline.ts'
import { type Html, html, nothing } from './markup.ts'
import type { View } from './view.ts'
import { wireWords, words } from './words.ts'

const citedBy = (event: JournalEvent, view: View): Html | undefined => {
  const checks = view.citations.get(event.id)
  if (!checks) return undefined
  return html`<p class="cited">${view.say(words.citedBy)} ${checks.map(({ title }, index) => [index === 0 ? '' : ' · ', view.say(title)])}</p>`
}

const line = (event: JournalEvent, since: number, view: View): Html => {
  const { kind, text } = headlineOf(event, view)
  const tags = [...(view.citations.has(event.id) ? [view.say(words.citedTag)] : []), ...tagsOf(event, view)]
  const offset = Math.max(0, Date.parse(event.at) - since)
  return html`<span class="when" title="${event.at}">+${duration(offset, view.lang)}</span><span class="kind k-${event.type.split('.', 1)[0] ?? ''}">${kind}</span><span class="what">${text}${tags.map((tag) => html` <span class="tag">${tag}</span>`)}</span><span class="num">${event.id}</span>`
}

/** What one event holds must not cost the reader the whole page: what cannot be shown says why, in its place. */
const shownDetail = (event: JournalEvent, view: View): Html | undefined => {
  try {
    return detailOf(event, view)
  } catch (error) {
    return html`<p class="note">${view.say(wireWords.notShown)} ${messageOf(error)}</p>`
  }
}

const item = (event: JournalEvent, since: number, view: View): Html => {
  const detail = shownDetail(event, view)
  const cited = citedBy(event, view)
  if (detail === undefined) {
    return html`<li class="event" id="${event.id}"><div class="line">${line(event, since, view)}</div>${cited}</li>`
  }
  // The anchor is inside the details element, so that a browser without scripts opens it when a link leads there.
  return html`<li class="event"><details><summary class="line">${line(event, since, view)}</summary><div class="detail" id="${event.id}">${cited}${detail}</div></details></li>`
}

/** Events in order, each once, with the time since the first. */
export const timeline = (events: readonly JournalEvent[], title: string, view: View): Html => {
  const [first] = events
  if (first === undefined) return nothing
  const since = Date.parse(first.at)
  return html`<details class="timeline"><summary>${title} <span class="meta">(${events.length})</span></summary><ol>${events.map((event) => item(event, since, view))}</ol></details>`
}
