import { setTimeout as wait } from 'node:timers/promises'
import type { HttpHandler } from 'msw'
import { HttpResponse, http } from 'msw'
import type { Headers as ModelHeaders, TlsFacts } from '../src/model/exchange.ts'
import { type HttpService, type MockState, serve } from '../src/model/service.ts'

const regexEscaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

const webHeaders = (headers: ModelHeaders = {}): Headers => {
  const web = new Headers()
  for (const [name, values] of Object.entries(headers)) for (const value of [values].flat()) web.append(name, value)
  return web
}

/** Statuses whose answer has no body by definition: the fetch standard refuses even an empty one. */
const bodiless = new Set([204, 205, 304])

/**
 * The service as MSW handlers, for a vendor's own Node tests: `setupServer(...mswHandlers(insi, state, 'https://insi.test'))`.
 * Every request under `baseUrl` (no trailing slash; its path is taken off) goes through the same operations as on the
 * socket, faults included; a cut connection is a network error. There is no
 * handshake here: `tls` is what a service that wants a client certificate is told of it.
 */
export const mswHandlers = <S extends MockState>(
  service: HttpService<S>,
  state: S,
  baseUrl: string,
  tls?: TlsFacts,
): readonly HttpHandler[] => {
  const base = new URL(baseUrl)
  const prefix = base.pathname.replace(/\/$/, '')
  return [
    http.all(new RegExp(`^${regexEscaped(base.origin + prefix)}(?:[/?]|$)`), async ({ request }) => {
      const url = new URL(request.url)
      const { response } = await serve(
        service,
        {
          method: request.method,
          url: `${url.pathname.slice(prefix.length) || '/'}${url.search}`,
          headers: Object.fromEntries(request.headers),
          body: new Uint8Array(await request.arrayBuffer()),
          ...(tls === undefined ? {} : { tls }),
        },
        state,
      )
      if (response.delayMs !== undefined) await wait(response.delayMs)
      if (response.cut) return HttpResponse.error()
      const body = typeof response.body === 'string' ? Buffer.from(response.body, 'utf8') : response.body
      return new HttpResponse(bodiless.has(response.status) ? null : Uint8Array.from(body ?? []), {
        status: response.status,
        headers: webHeaders(response.headers),
      })
    }),
  ]
}
