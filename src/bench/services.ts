import { randomUUID } from 'node:crypto'
import { annuaireService } from '../../mocks/annuaire/service.ts'
import { dmpService } from '../../mocks/dmp/service.ts'
import { hl7Service } from '../../mocks/hl7/service.ts'
import { insiService } from '../../mocks/insi/service.ts'
import { mssService } from '../../mocks/mss/service.ts'
import type { Pki } from '../../mocks/pki/store.ts'
import { pscService } from '../../mocks/psc/service.ts'
import { tlsMaterial } from '../../mocks/tls/material.ts'
import { notesOf } from '../listen/declared-notes.ts'
import { listenOnItsHosts } from '../listen/hosts.ts'
import { listenMail } from '../listen/mail.ts'
import { listenMllp, type RecordedMllp } from '../listen/mllp.ts'
import type { RecordedHttp } from '../listen/recorded.ts'
import type { Seat } from '../listen/seat.ts'
import type { SmtpSetting } from '../listen/smtp.ts'
import type { SmtpRecording } from '../listen/smtp-transaction.ts'
import type { Config, ServiceConfig } from '../model/config.ts'
import type { BlobRef, EventData } from '../model/event.ts'
import { type ClientHello, header } from '../model/exchange.ts'
import type { AnyService, MockState } from '../model/service.ts'
import type { Stage } from '../run/drive.ts'
import type { Journal } from '../run/journal.ts'
import { type MocksClock, mocksClock } from './mocks-clock.ts'

/** The national services that the bench plays. */
export const services = [
  insiService,
  dmpService,
  mssService,
  pscService,
  hl7Service,
  annuaireService,
] as const satisfies readonly AnyService[]

export type ServiceName = 'insi' | 'dmp' | 'mss' | 'psc' | 'hl7' | 'annuaire'

export interface RunningService extends Pick<Seat, 'url' | 'state' | 'select' | 'close'> {
  readonly name: string
  /** Where mailboxes are read, for a mail service. */
  readonly accessUrl?: string
}

type ListenSettings = Omit<SmtpSetting, 'record' | 'failed' | 'heard'>

const hl7MediaType = 'x-application/hl7-v2+er7'

/** Where what services see goes. */
export interface Sink {
  readonly append: Journal['append']
  readonly put: (bytes: Uint8Array, mediaType?: string) => BlobRef
  /** A copy of a value without its secrets, for the dossier. */
  readonly hide?: <T>(value: T) => T
}

const blobOf = (sink: Sink, bytes: Uint8Array, mediaType: string | undefined): { body?: BlobRef } =>
  bytes.byteLength === 0 ? {} : { body: sink.put(bytes, mediaType) }

const httpEvent = (seen: RecordedHttp, sink: Sink): EventData['exchange.http'] => ({
  service: seen.service,
  ...(seen.operation === undefined ? {} : { operation: seen.operation }),
  request: {
    method: seen.request.method,
    url: seen.request.url,
    headers: seen.request.headers,
    ...blobOf(sink, seen.request.body, header(seen.request.headers, 'content-type')),
  },
  response: {
    status: seen.response.status,
    headers: seen.response.headers,
    ...blobOf(sink, seen.response.body, header(seen.response.headers, 'content-type')),
    ...(seen.response.cut ? { cut: true } : {}),
  },
  ...(seen.request.tls ? { tls: seen.request.tls } : {}),
  ...(seen.fault === undefined ? {} : { fault: seen.fault }),
  ...(seen.assumptions.length > 0 ? { assumptions: seen.assumptions } : {}),
  ...(seen.notes.length > 0 ? { notes: seen.notes } : {}),
  durationMs: Math.round(seen.durationMs * 1000) / 1000,
})

const smtpEvent = ({ message, ...seen }: SmtpRecording, sink: Sink): EventData['exchange.smtp'] => ({
  ...seen,
  message: sink.put(message, 'message/rfc822'),
})

const hl7Event = ({ message, ack, ...seen }: RecordedMllp, sink: Sink): EventData['exchange.hl7'] => ({
  ...seen,
  message: sink.put(message, hl7MediaType),
  ...(ack ? { ack: { code: ack.code, message: sink.put(Buffer.from(ack.text, 'utf8'), hl7MediaType) } } : {}),
})

/** Starts a listener of the kind the service needs; what it sees goes to the sink. */
const listen = async (
  service: AnyService,
  setting: ListenSettings,
  sink: Sink,
  heard: (hello: ClientHello) => void,
): Promise<Seat & { readonly accessUrl?: string | undefined }> => {
  const { tls: _tls, ...inClear } = setting
  switch (service.kind) {
    case 'smtp':
      return listenMail(service, {
        ...setting,
        heard,
        record: (seen) => sink.append('exchange.smtp', smtpEvent(seen, sink)),
        recordAccess: (seen) => sink.append('exchange.imap', seen),
        failed: (failure) => sink.append('connection.failed', failure),
      })
    case 'mllp':
      return listenMllp(service, {
        ...inClear,
        record: (seen) => sink.append('exchange.hl7', hl7Event(seen, sink)),
        failed: (reason) => sink.append('connection.failed', { service: service.name, reason }),
      })
    case 'http':
      return listenOnItsHosts(service, {
        ...setting,
        heard,
        record: (seen) => sink.append('exchange.http', httpEvent(seen, sink)),
        failed: (reason, fault) =>
          sink.append('connection.failed', {
            service: service.name,
            reason,
            ...(fault === undefined ? {} : { fault }),
          }),
      })
  }
}

/** Starts one service. @throws BancError BANC-PORT */
export const startService = async (
  service: AnyService,
  config: ServiceConfig & { readonly host: string },
  pki: Pki,
  sink: Sink,
  clock: Pick<MocksClock, 'now'> = mocksClock(),
  peer?: (service: string) => MockState | undefined,
): Promise<RunningService> => {
  const setting = {
    host: config.host,
    port: config.port ?? 0,
    tls: tlsMaterial(pki),
    options: config.options ?? {},
    now: clock.now,
    uuid: randomUUID,
    ...(peer && { peer }),
  }
  let seat: Seat | undefined
  const listener = await listen(service, setting, sink, (hello) => {
    const fault = seat?.state.fault
    sink.append('connection.hello', { service: service.name, hello, ...(fault === undefined ? {} : { fault }) })
  })
  seat = listener
  const access = listener.accessUrl === undefined ? {} : { accessUrl: listener.accessUrl }
  const settings =
    service.kind === 'http' ? service.recorded?.({ options: setting.options, authority: setting.tls.ca }) : undefined
  sink.append('service.started', {
    service: service.name,
    url: listener.url,
    ...access,
    ...(settings && { settings }),
    assumptions: service.assumptions,
    faults: service.faults,
    notes: notesOf(service),
  })
  return {
    name: service.name,
    url: listener.url,
    ...access,
    state: listener.state,
    select: listener.select,
    close: listener.close,
  }
}

/** Starts the national services; stops those that had started when one cannot. */
export const startServices = async (
  config: Config,
  pki: Pki,
  sink: Sink,
  clock: Pick<MocksClock, 'now'> = mocksClock(),
): Promise<readonly RunningService[]> => {
  const running: RunningService[] = []
  const host = config.services?.host ?? '127.0.0.1'
  const peer = (name: string) => running.find((one) => one.name === name)?.state
  try {
    for (const service of services) {
      const own = config.services?.[service.name as ServiceName] ?? {}
      running.push(await startService(service, { host, ...own }, pki, sink, clock, peer))
    }
  } catch (error) {
    await Promise.all(running.map(({ close }) => close()))
    throw error
  }
  return running
}

/** What the conductor may do with the services that run. */
export const stageOf = (running: readonly RunningService[]): Stage => ({
  services: running.map(({ name }) => name),
  faultsOf: (name) => services.find((service) => service.name === name)?.faults.map(({ id }) => id) ?? [],
  select: async (name, fault) => {
    await running.find((one) => one.name === name)?.select(fault)
  },
})
