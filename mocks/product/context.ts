import type { Professional } from '../../schemas/pilot/product.ts'
import type { Habilitation, Identity, PilotAction, PilotActions, StatusChange, Traits } from '../../src/model/pilot.ts'
import type { Defect } from './defect.ts'

export type { Professional }

/** Where a PEM certificate and its key lie. */
export interface KeyFiles {
  readonly cert: string
  readonly key: string
}

/** What the bench writes for the product it starts: the file that `BANC_ENVIRONMENT` names. */
export interface Environment {
  readonly product: { readonly port: number; readonly url: string }
  /** Base URL of each HTTP service (`insi`, `dmp`, `psc`) `smtp://host:port` for `mss`, `mllp://host:port` for `hl7`. */
  readonly services: Readonly<
    Record<
      string,
      {
        readonly url: string
        /** `imap://host:port` of `mss`. */
        readonly accessUrl?: string
        readonly options: Readonly<Record<string, unknown>>
      }
    >
  >
  readonly certificates: {
    /** Bundle of the test authority: root and intermediates. */
    readonly ca: string
    /** Revocation list of the organisations' authority, and of the root. */
    readonly crl: string
    readonly rootCrl: string
    readonly insiManu: KeyFiles
    readonly insiAuto: KeyFiles
    readonly orgAuthCli: KeyFiles
    readonly signature: KeyFiles
  }
}

/** A patient file: the identity, and what the product keeps around it. */
export interface PatientFile {
  identity: Identity
  dmpOpposed: boolean
  /** Changes of status, oldest first. */
  history?: readonly StatusChange[]
}

/** What the practice has set. */
export interface Settings {
  /** By national id; a user without an entry sees patients and calls INSi, and is no super user. */
  readonly habilitations: Map<string, Habilitation>
  readonly justificatifs: Map<string, 'haute' | 'faible'>
  automaticValidation: boolean
  /** Senders (MSH-4) with which there is a contract of trust. */
  trustedSenders: readonly string[]
  /** Traits printed beside those that must be. */
  printedTraits: readonly (keyof Traits)[]
}

export type WorklistEntry = PilotActions['worklist.list']['result']['entries'][number]

export interface StoredDocument {
  readonly id: string
  readonly patientId: string
  readonly typeCode: string
  readonly typeLabel: string
  readonly title: string
  /** ISO 8601 with offset. */
  readonly createdAt: string
  readonly cda: Uint8Array
  readonly pdf: Uint8Array
}

export interface Trace {
  readonly at: string
  readonly user: string
  readonly action: string
  readonly detail: unknown
}

/** All that one action of the product may touch. */
export interface ProductContext {
  readonly environment: Environment
  /** Whether a named defect is switched on. */
  readonly has: (defect: Defect) => boolean
  readonly patients: Map<string, PatientFile>
  readonly documents: Map<string, StoredDocument>
  /** Open sessions by cookie value. */
  readonly sessions: Map<string, Professional>
  /** The professional who acts: the one logged in last, else the default user of the practice. */
  readonly user: () => Professional
  readonly practice: {
    readonly name: string
    readonly structureId: string
    readonly nil: string
    readonly mailbox: string
  }
  readonly software: { readonly name: string; readonly version: string; readonly homologation: string }
  readonly settings: Settings
  readonly worklist: WorklistEntry[]
  /** `by`: who acts, when it is not the user of the session. */
  readonly trace: (action: string, detail: unknown, by?: Professional) => void
}

/** What each domain of the product (ins, documents, dmp, mss, psc) offers to the pilot. */
export type ActionHandlers = {
  readonly [A in PilotAction]?: (
    params: PilotActions[A]['params'],
    context: ProductContext,
  ) => Promise<PilotActions[A]['result']>
}
