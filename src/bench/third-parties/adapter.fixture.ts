import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Environment } from '../../../mocks/product/context.ts'
import type { Capabilities, PilotAction, PilotActions } from '../../model/pilot.ts'

// The pilot adapter around a third party: three routes, the third party's own pages beside them. It decides nothing.

export type Actions = {
  readonly [A in PilotAction]?: (
    params: PilotActions[A]['params'],
  ) => PilotActions[A]['result'] | Promise<PilotActions[A]['result']>
}

/** A page of the application, or a step of its browser's way. */
export type Page = (request: IncomingMessage, answer: ServerResponse) => void | Promise<void>

export interface Adapted {
  readonly name: string
  readonly version: string
  readonly actions: Actions
  readonly observes?: Capabilities['observes']
  /** By method and path, as in `GET /login`. */
  readonly pages?: Readonly<Record<string, Page>>
  readonly stop?: () => Promise<void>
}

/** What the bench says of the place. */
export const environment = (): Environment => JSON.parse(readFileSync(process.env.BANC_ENVIRONMENT ?? '', 'utf8'))

export const escaped = (said: string): string =>
  said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A page of the application. `body` is HTML. */
export const showPage = (answer: ServerResponse, title: string, body: string, status = 200): void => {
  answer.writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
  answer.end(`<!doctype html><html lang="fr"><title>${title}</title><h1>${title}</h1>${body}</html>`)
}

const json = (answer: ServerResponse, status: number, body: unknown): void => {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const act = async (adapted: Adapted, action: string, request: IncomingMessage, answer: ServerResponse) => {
  const perform = adapted.actions[action as PilotAction] as ((params: unknown) => unknown) | undefined
  if (perform === undefined) return json(answer, 404, { message: 'action non offerte' })
  try {
    json(answer, 200, await perform(JSON.parse(await text(request))))
  } catch (error) {
    json(answer, 500, { message: String(error) })
  }
}

const answerTo = async (adapted: Adapted, request: IncomingMessage, answer: ServerResponse): Promise<void> => {
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  const { name, version, actions, observes = [], pages = {} } = adapted
  if (path === '/pilot/capabilities') {
    const offered = { product: { name, version }, profiles: [], actions: Object.keys(actions), observes }
    return json(answer, 200, offered)
  }
  if (path === '/pilot/traces') return json(answer, 200, { traces: [] })
  const [, action] = /^\/pilot\/actions\/(.+)$/.exec(path) ?? []
  if (action !== undefined) return act(adapted, action, request, answer)
  const page = pages[`${request.method} ${path}`]
  if (page === undefined) return showPage(answer, 'Page inconnue', '', 404)
  await page(request, answer)
}

/** Serves the pilot contract and the application's pages until the bench ends the process. */
export const serve = (port: number, adapted: Adapted): void => {
  const server = createServer((request, answer) => {
    answerTo(adapted, request, answer).catch((error: unknown) =>
      showPage(answer, 'Erreur', escaped(String(error)), 500),
    )
  }).listen(port, '127.0.0.1')
  const stop = async (): Promise<void> => {
    server.close()
    server.closeAllConnections()
    await adapted.stop?.()
    process.exit(0)
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
  process.stdin.on('end', stop).resume()
}
