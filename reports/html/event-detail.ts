import type { JournalEvent } from '../../src/model/event.ts'
import { bodyView } from './body.ts'
import { codeBlock, fitting } from './code.ts'
import { rows } from './facts.ts'
import { helloView } from './hello-view.ts'
import { hl7Exchange } from './hl7-exchange.ts'
import { httpExchange, queryView } from './http-exchange.ts'
import { imapExchange } from './imap-exchange.ts'
import { jsonText, jsonView } from './json-view.ts'
import { type Html, html } from './markup.ts'
import { screenshotView } from './screenshot.ts'
import { hideSecrets } from './secret.ts'
import { dialogueView, smtpExchange } from './smtp-exchange.ts'
import type { View } from './view.ts'
import { wireWords, words } from './words.ts'

const value = (label: string, what: unknown, view: View): Html | undefined => {
  if (what === undefined) return undefined
  const { shown, cut } = fitting(hideSecrets(jsonText(what)), view)
  return html`<h6>${label}</h6>${codeBlock(jsonView(shown), label, cut, view)}`
}

/** What stands behind an event's line; undefined when the line says it all. */
export const detailOf = (event: JournalEvent, view: View): Html | undefined => {
  const { say } = view
  switch (event.type) {
    case 'exchange.http':
      return httpExchange(event, view)
    case 'exchange.smtp':
      return smtpExchange(event, view)
    case 'exchange.imap':
      return imapExchange(event, view)
    case 'exchange.hl7':
      return hl7Exchange(event, view)
    case 'pilot.action': {
      const { params, result, error } = event.data
      const failure =
        error === undefined ? undefined : rows([[say(wireWords.error), `${error.code} · ${error.message}`]])
      return html`${value(say(wireWords.params), params, view)}${value(say(wireWords.result), result, view)}${failure}`
    }
    case 'browser.hop': {
      const { step, url, location, body } = event.data
      const to = location === undefined ? undefined : hideSecrets(location)
      return html`${rows([
        [say(wireWords.page), hideSecrets(url)],
        [say(wireWords.step), step],
        [say(wireWords.location), to],
      ])}${queryView(url, view)}${body === undefined ? undefined : bodyView(body, body.mediaType ?? 'text/html', event.id, view)}`
    }
    case 'browser.page': {
      const { step, url, screenshot, requests, storage } = event.data
      const place = rows([
        [say(wireWords.page), hideSecrets(url)],
        [say(wireWords.step), hideSecrets(step)],
      ])
      return html`${place}${screenshot && screenshotView(screenshot, view)}${value(say(wireWords.otherOrigins), requests, view)}${value(say(wireWords.storage), storage, view)}`
    }
    case 'connection.hello':
      return helloView(event.data.hello, view)
    case 'connection.failed':
      return event.data.dialogue?.length ? dialogueView(event.data.dialogue) : undefined
    case 'product.traces':
      return value('Traces', event.data.traces, view)
    case 'pilot.capabilities':
    case 'run.started':
      return value(say(wireWords.params), event.data, view)
    case 'service.started':
      return event.data.assumptions.length > 0
        ? rows([[say(words.assumptions), event.data.assumptions.map(({ id }) => view.assumption(id)).join(' · ')]])
        : undefined
    case 'product.exited': {
      const { stdout, stderr } = event.data
      return html`<h6>${say(wireWords.output)}</h6>${bodyView(stdout, 'text/plain', event.id, view)}<h6>${say(wireWords.errorOutput)}</h6>${bodyView(stderr, 'text/plain', event.id, view)}`
    }
    default:
      return undefined
  }
}
