import type { EventOf } from '../../src/model/event.ts'
import { header } from '../../src/model/exchange.ts'
import { bodyView } from './body.ts'
import { headersView, remarks, rows, tlsText } from './facts.ts'
import { formView } from './form-view.ts'
import { duration } from './format.ts'
import { type Html, html } from './markup.ts'
import { hideSecrets } from './secret.ts'
import type { View } from './view.ts'
import { wireWords, words } from './words.ts'

/** The query of an address, field by field, when it has one. */
export const queryView = (url: string, view: View): Html | undefined => {
  const query = url.split('?', 2)[1]
  if (!query) return undefined
  return html`<h6>${view.say(wireWords.params)}</h6>${formView(query.split('#', 1)[0] ?? '', view)}`
}

/** One HTTP exchange: the handshake, the request, the response. */
export const httpExchange = ({ id, data }: EventOf<'exchange.http'>, view: View): Html => {
  const { say, lang } = view
  const { request, response } = data
  return html`${rows([
    ['TLS', tlsText(data.tls, view)],
    [say(words.duration), duration(data.durationMs, lang)],
    ...remarks(data, view),
  ])}
<div class="sides"><section class="side"><h6 class="side-title">${say(wireWords.request)}</h6><p class="start-line"><b>${request.method}</b> ${hideSecrets(request.url)}</p>${queryView(request.url, view)}${headersView(request.headers, view)}${bodyView(request.body, header(request.headers, 'content-type') ?? '', id, view)}</section>
<section class="side"><h6 class="side-title">${say(wireWords.response)}</h6><p class="start-line"><b>${response.cut ? say(wireWords.connectionCut) : response.status}</b></p>${headersView(response.headers, view)}${bodyView(response.body, header(response.headers, 'content-type') ?? '', id, view)}</section></div>`
}
