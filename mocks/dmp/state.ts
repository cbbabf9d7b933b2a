import type { X509Certificate } from 'node:crypto'
import type { MockState, ServiceSetting, ServiceSettings } from '../../src/model/service.ts'
import { certificatesIn } from '../../src/protocols/saml/certificate.ts'
import { usualLifetimeMinutes } from '../../src/rules/vihf/time.ts'
import { type Records, recordsOf } from './records.ts'
import { emptyRegistry, type Registry } from './registry.ts'
import { openStore } from './store.ts'

export interface DmpState extends MockState {
  /** Everything that was fed. */
  readonly registry: Registry
  /** The DMP of each patient who was named or declared. */
  readonly records: Records
  /** Whether what the real service refuses is noted and taken all the same. */
  readonly lenient: boolean
  /** Its own address; empty where it has none. */
  readonly address: string
  /** Authorities whose certificates may sign a VIHF; undefined where none is known. */
  readonly authority: readonly X509Certificate[] | undefined
  readonly lifetimeMinutes: number
  /** Ids of the VIHF that messages carried. */
  readonly usedIds: Set<string>
}

type Options = ServiceSetting['options']

const isLenient = ({ lenient }: Options): boolean => lenient === true

const lifetimeOf = ({ vihfLifetimeMinutes }: Options): number =>
  typeof vihfLifetimeMinutes === 'number' && vihfLifetimeMinutes > 0 ? vihfLifetimeMinutes : usualLifetimeMinutes

/** Versions of metadata that the index holds. */
const mostEntries = 100_000

const megabytesOf = ({ storageMegabytes }: Options): number =>
  typeof storageMegabytes === 'number' && storageMegabytes >= 0 ? storageMegabytes : 4096

export const startDmp = ({ url, now, uuid, options, authority }: ServiceSetting): DmpState => ({
  now,
  uuid,
  fault: undefined,
  registry: emptyRegistry(openStore(megabytesOf(options) * 2 ** 20), mostEntries),
  records: recordsOf(options.patients, now()),
  lenient: isLenient(options),
  address: url,
  authority: authority === undefined ? undefined : certificatesIn(authority),
  lifetimeMinutes: lifetimeOf(options),
  usedIds: new Set(),
})

/** What checks must know to judge a VIHF as this service does. */
export const recordedSettings = ({
  options,
  authority,
}: Pick<ServiceSetting, 'options' | 'authority'>): ServiceSettings => ({
  lenient: isLenient(options),
  vihfLifetimeMinutes: lifetimeOf(options),
  ...(authority !== undefined && { authority }),
})

/** HL7 timestamp in UTC, to the second: `AAAAMMJJhhmmss`. */
export const hl7Time = (date: Date): string => date.toISOString().replace(/[-:T]/g, '').slice(0, 14)
