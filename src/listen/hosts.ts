import type { AnyHttpService, MockState } from '../model/service.ts'
import { type ListenSetting, listenHttps } from './https.ts'
import type { Seat } from './seat.ts'

export interface HostsSeat<S extends MockState = MockState> extends Seat<S> {
  /** Base URL of the operations that are apart; the service's own address when none are. */
  readonly apartUrl: string
}

/**
 * Hosts a service whose operations may be apart: those get a second listener, with the same state and in the recording
 * the same name, so that only addresses tell the two hosts.
 * @throws what `listenHttps` throws
 */
export const listenOnItsHosts = async <S extends MockState = MockState>(
  service: AnyHttpService,
  setting: ListenSetting,
): Promise<HostsSeat<S>> => {
  const { apart } = service
  if (apart === undefined) {
    const listener = await listenHttps<S>(service, setting)
    return { ...listener, apartUrl: listener.url }
  }
  const url = Promise.withResolvers<string>()
  const state = Promise.withResolvers<S>()
  // Each side waits for the other: the service starts with the second address, the second host with its state.
  state.promise.catch(() => {})
  const starting = listenHttps<S>(
    {
      ...service,
      name: apart.name,
      operations: apart.operations,
      start: (known) => {
        url.resolve(known.url)
        return state.promise
      },
    },
    {
      ...setting,
      port: apart.port(setting.options),
      record: (seen) => setting.record({ ...seen, service: service.name }),
    },
  )
  starting.catch(url.reject)
  const apartUrl = await url.promise
  try {
    const operations = service.operations.filter((operation) => !apart.operations.includes(operation))
    const main = await listenHttps<S>(
      { ...service, operations, start: (known) => service.start({ ...known, apartUrl }) },
      setting,
    )
    state.resolve(main.state)
    const second = await starting
    const both = (does: (seat: Seat<S>) => Promise<void>) => async () =>
      void (await Promise.all([main, second].map(does)))
    return {
      ...main,
      apartUrl,
      select: (fault) => both((seat) => seat.select(fault))(),
      close: both((seat) => seat.close()),
    }
  } catch (error) {
    state.reject(error)
    await starting.catch(() => {})
    throw error
  }
}
