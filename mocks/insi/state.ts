import type { X509Certificate } from 'node:crypto'
import type { MockState, ServiceSetting, ServiceSettings } from '../../src/model/service.ts'
import { insOids } from '../../src/protocols/ins/matricule.ts'
import type { Verified } from '../../src/protocols/ins/verification.ts'
import { certificatesIn } from '../../src/protocols/saml/certificate.ts'
import { generateIdentities } from './generate.ts'
import { testIdentities } from './identities.ts'
import { type Registry, registryOf } from './registry.ts'

export interface InsiState extends MockState {
  readonly url: string
  readonly registry: Registry
  /** Root given to NIRs. The qualification platform answers with the production root, others with the test one. */
  readonly nirOid: string
  /** Whether what the real service refuses of an assertion is noted and taken all the same. */
  readonly lenient: boolean
  /** Authorities that may issue the certificate which signs an assertion; undefined where none is known. */
  readonly authority: readonly X509Certificate[] | undefined
  /** Whether an assertion is enough without a client certificate. */
  readonly withoutClientCertificate: boolean
  /** Batches of verifications by their number. */
  readonly lots: Map<string, readonly Verified[]>
}

/** What is demanded of who calls: by the options `lenient` and `withoutClientCertificate`, and the authority trusted. */
export const demandsFrom = ({ options, authority }: Pick<ServiceSetting, 'options' | 'authority'>) => ({
  lenient: options.lenient === true,
  withoutClientCertificate: options.withoutClientCertificate === true,
  authority: authority === undefined ? undefined : certificatesIn(authority),
})

/** What checks must know to judge an assertion as this service does. */
export const recordedSettings = (setting: Pick<ServiceSetting, 'options' | 'authority'>): ServiceSettings => {
  const { lenient, withoutClientCertificate } = demandsFrom(setting)
  const { authority } = setting
  return { lenient, withoutClientCertificate, ...(authority !== undefined && { authority }) }
}

/** Reads the service's options: `nirOid`, any root of the INS. */
export const nirOidFrom = (options: Readonly<Record<string, unknown>>): string =>
  typeof options.nirOid === 'string' ? options.nirOid : insOids.nir

const numberFrom = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : otherwise

/** Reads `generated`, how many fictitious people are added to the public ones, and `seed`, which draws them. */
export const registryFrom = (options: Readonly<Record<string, unknown>>): Registry =>
  registryOf([...testIdentities, ...generateIdentities(numberFrom(options.generated, 0), numberFrom(options.seed, 1))])
