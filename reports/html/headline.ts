import type { EventData, EventOf, EventType, JournalEvent } from '../../src/model/event.ts'
import { interruptionText } from '../../src/model/interruptions.ts'
import { kindWords, lineWords } from './event-words.ts'
import { count, duration } from './format.ts'
import { hideSecrets } from './secret.ts'
import type { View } from './view.ts'
import { wireWords, words } from './words.ts'

/** An event in one line. */
export interface Headline {
  readonly kind: string
  readonly text: string
}

const short = (text: string): string => {
  const shown = hideSecrets(text)
  return shown.length > 120 ? `${shown.slice(0, 119).toWellFormed()}…` : shown
}

const exited = (data: EventData['product.exited'], { say }: View): string => {
  const how =
    data.signal === null ? `${say(lineWords.exitCode)} ${data.code ?? '?'}` : `${say(lineWords.signal)} ${data.signal}`
  return data.expected ? how : `${how}, ${say(lineWords.unexpectedly)}`
}

const silence = ({ services, ms, exchanges }: EventData['window.closed'], view: View): string => {
  const { say, lang } = view
  const what = exchanges === 0 ? say(lineWords.silent) : count(exchanges, lineWords.exchange, lineWords.exchanges, lang)
  return `${what} ${services.join(', ')} ${say(lineWords.during)} ${duration(ms, lang)}`
}

const outcomes = {
  driven: lineWords.driven,
  'not-offered': lineWords.notOffered,
  interrupted: lineWords.interrupted,
  complete: lineWords.complete,
}

type Lines = { readonly [T in EventType]: (data: EventData[T], view: View) => string }

const lines: Lines = {
  'run.started': ({ product }) => `${product.name} ${product.version}`,
  'run.resumed': ({ remaining }, { lang }) =>
    count(remaining.length, lineWords.remainingOne, lineWords.remaining, lang),
  'run.ended': ({ outcome, reason }, { say }) =>
    `${say(outcomes[outcome])}${reason ? `, ${say(interruptionText(reason))}` : ''}`,
  'run.sealed': ({ files }) => files.map(({ path }) => path).join(', '),
  'service.started': ({ service, url }, { say }) => `${service} ${say(lineWords.listens)} ${url}`,
  'product.started': ({ kind, command, pid }, { say }) =>
    kind === 'none' ? say(lineWords.alreadyRunning) : `${command ?? ''}${pid === undefined ? '' : ` (pid ${pid})`}`,
  'product.exited': exited,
  'pilot.capabilities': ({ profiles, actions }, { say, lang }) =>
    `${say(lineWords.profiles)} ${profiles.join(', ')} · ${count(actions.length, lineWords.action, lineWords.actions, lang)}`,
  'scenario.started': ({ title, attempt }, { say }) =>
    attempt === 1 ? title : `${title} (${say(lineWords.attempt)} ${attempt})`,
  'scenario.ended': ({ outcome, reason, durationMs }, { say, lang }) =>
    `${say(outcomes[outcome])}${reason ? `, ${say(interruptionText(reason))}` : ''} · ${duration(durationMs, lang)}`,
  'fault.selected': ({ service, fault }, view) => `${service} · ${view.fault(service, fault)}`,
  'pilot.action': ({ action, error }) => (error ? `${action} → ${error.code}` : action),
  'window.closed': silence,
  'exchange.http': ({ service, operation, request, response }, { say }) =>
    `${service} ${operation ?? `${request.method} ${request.url}`} → ${response.cut ? say(wireWords.connectionCut) : response.status}`,
  'exchange.smtp': ({ service, mailFrom, rcptTo, reply }, { say }) =>
    `${service} ${mailFrom} ${say(lineWords.to)} ${rcptTo.join(', ')} → ${reply.code}`,
  'exchange.imap': ({ service, user, commands }, { say, lang }) =>
    `${service} ${user ?? say(wireWords.anonymous)} · ${count(commands, lineWords.command, lineWords.commands, lang)}`,
  'exchange.hl7': ({ service, event, ack }, { say }) =>
    `${service} ${event ?? '?'} → ${ack?.code ?? say(wireWords.noAck)}`,
  'connection.hello': ({ service, hello }, { say, lang }) =>
    `${service} · ${say(lineWords.offers)} ${(hello.versions ?? [hello.legacyVersion]).join(', ')}, ${count(hello.cipherSuites.length, lineWords.suite, lineWords.suites, lang)}`,
  'connection.failed': ({ service, reason }) => `${service} · ${reason}`,
  'browser.hop': ({ method, url, status }) => `${method} ${url.replace(/\?.*/s, '?…')} → ${status}`,
  'browser.page': ({ step, url }) => `${step.replace(/\?.*/s, '?…')} · ${url.replace(/\?.*/s, '?…')}`,
  'product.traces': ({ traces }, { lang }) => count(traces.length, lineWords.trace, lineWords.traces, lang),
  'bench.note': ({ message }) => message,
}

/** A scenario's title was recorded in the language of its run: the report has it in its own. */
const retold = (event: JournalEvent, { run, say }: View): JournalEvent => {
  if (event.type !== 'scenario.started') return event
  const scenario = run.scenarios.find(({ id }) => id === event.scenario)
  return scenario === undefined ? event : { ...event, data: { ...event.data, title: say(scenario.title) } }
}

/** The line of one event. The event's type chooses its own line, which TypeScript cannot see through the union. */
const lineOf = <T extends EventType>(event: EventOf<T>, view: View): string => lines[event.type](event.data, view)

export const headlineOf = (event: JournalEvent, view: View): Headline => ({
  kind: view.say(kindWords[event.type]),
  text: short(lineOf(retold(event, view) as EventOf<EventType>, view)),
})

const isExchange = (event: JournalEvent) =>
  event.type === 'exchange.http' ||
  event.type === 'exchange.smtp' ||
  event.type === 'exchange.imap' ||
  event.type === 'exchange.hl7'

/** Names of what the event rests on or plays: the tags beside its line. */
export const tagsOf = (event: JournalEvent, { say }: View): readonly string[] => {
  if (!isExchange(event)) return []
  const { fault, assumptions } = event.data
  return [
    ...(fault === undefined ? [] : [`${say(words.fault)} ${fault}`]),
    ...(assumptions?.length ? [`${say(words.assumption)} ${assumptions.join(', ')}`] : []),
  ]
}
