import { isMatricule } from '../../src/protocols/ins/matricule.ts'
import type { Caller } from './caller.ts'

/** What a patient, or a professional by TD0.3, decided about one professional's access. */
export interface Authorisation {
  readonly who: string
  readonly name: string
  readonly specialty: string | undefined
  readonly mode: 'ACTIVE' | 'INTERDITE'
  readonly since: Date
  readonly lastAction: Date
  readonly expires?: Date
  readonly attending: boolean
}

/** The DMP of one patient. Dates tell its state: closed from one on, open again from another. */
export interface PatientRecord {
  readonly matricule: string
  readonly exists: boolean
  readonly closedOn: Date | undefined
  readonly reopenedOn: Date | undefined
  /** Whether masked documents are shown outside ordinary access (bris de glace, centre 15). */
  readonly masksLiftedInEmergency: boolean
  readonly refusesEmergencyAccess: boolean
  /** By `PS_IdNat`; null once it was removed. Whoever is not there is authorised, so that a scenario starts ready. */
  readonly authorisations: Map<string, Authorisation | null>
}

const asDate = (value: unknown): Date | undefined => {
  const date = typeof value === 'string' ? new Date(value) : undefined
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date
}

const asList = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

type Setting = Readonly<Record<string, unknown>>

const isSetting = (value: unknown): value is Setting => typeof value === 'object' && value !== null

const declared = (matricule: string, setting: Setting, now: Date): PatientRecord => {
  const { dmp, closedOn, reopenedOn, denied, expired, removed, attending } = setting
  const of = (who: string, more: Partial<Authorisation>): [string, Authorisation] => [
    who,
    { who, name: '', specialty: undefined, mode: 'ACTIVE', since: now, lastAction: now, attending: false, ...more },
  ]
  return {
    matricule,
    exists: dmp !== 'none' && isMatricule(matricule),
    closedOn: asDate(closedOn) ?? (dmp === 'closed' ? now : undefined),
    reopenedOn: asDate(reopenedOn),
    masksLiftedInEmergency: setting.masksLiftedInEmergency === true,
    refusesEmergencyAccess: setting.refusesEmergencyAccess === true,
    authorisations: new Map<string, Authorisation | null>([
      ...asList(denied).map((who) => of(who, { mode: 'INTERDITE' })),
      ...asList(expired).map((who) => of(who, { expires: now })),
      ...asList(removed).map((who): [string, null] => [who, null]),
      ...(typeof attending === 'string' ? [of(attending, { attending: true })] : []),
    ]),
  }
}

export type Records = Map<string, PatientRecord>

/** Records that the configuration declares (`services.dmp.options.patients`, by matricule). */
export const recordsOf = (setting: unknown, now: Date): Records =>
  new Map(
    Object.entries(isSetting(setting) ? setting : {}).flatMap(([matricule, one]) =>
      isSetting(one) ? [[matricule, declared(matricule, one, now)] as const] : [],
    ),
  )

/** The DMP of a patient: the one declared, else an open one for any matricule whose key is right. */
export const recordOf = (records: Records, matricule: string, now: Date): PatientRecord => {
  const known = records.get(matricule)
  if (known !== undefined) return known
  const made = declared(matricule, {}, now)
  if (made.exists) records.set(matricule, made)
  return made
}

export type RecordState = 'none' | 'open' | 'closed'

export const stateOf = ({ exists, closedOn, reopenedOn }: PatientRecord, now: Date): RecordState => {
  if (!exists) return 'none'
  if (closedOn === undefined || now < closedOn) return 'open'
  return reopenedOn !== undefined && reopenedOn >= closedOn && now >= reopenedOn ? 'open' : 'closed'
}

const retentionYears = 10

/** Whether what stood in the record before it was closed is there again: it is kept for ten years. */
export const keepsWhatWasThere = ({ closedOn, reopenedOn }: PatientRecord): boolean => {
  if (closedOn === undefined || reopenedOn === undefined) return true
  const until = new Date(closedOn)
  until.setUTCFullYear(until.getUTCFullYear() + retentionYears)
  return reopenedOn < until
}

export type AuthorisationState = 'VALIDE' | 'EXPIRE' | 'INTERDIT' | 'NON_EXISTE'

export const authorisationOf = (record: PatientRecord, { user }: Caller, now: Date): AuthorisationState => {
  const found = record.authorisations.get(user)
  if (found === undefined) return 'VALIDE'
  if (found === null) return 'NON_EXISTE'
  if (found.mode === 'INTERDITE') return 'INTERDIT'
  return found.expires !== undefined && found.expires <= now ? 'EXPIRE' : 'VALIDE'
}

export const isAttending = (record: PatientRecord, { user }: Caller): boolean =>
  record.authorisations.get(user)?.attending ?? false
