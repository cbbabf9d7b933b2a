import type { Kept, Store } from './store.ts'

/** `urn:…:Approved` and the like: what a DMP says of a version of a document's metadata. */
export const entryStatus = {
  approved: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved',
  deprecated: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated',
  archived: 'urn:asip:ci-sis:2010:StatusType:Archived',
  deleted: 'urn:asip:ci-sis:2010:StatusType:Deleted',
} as const

/** What queries compare; codes are written `code^^scheme`, as their parameters write them. */
export interface QueryFacts {
  readonly classCode: string | undefined
  readonly typeCode: string | undefined
  readonly formatCode: string | undefined
  readonly practiceSettingCode: string | undefined
  readonly healthcareFacilityTypeCode: string | undefined
  readonly confidentialityCodes: readonly string[]
  readonly eventCodes: readonly string[]
  readonly authorPersons: readonly string[]
  readonly creationTime: string | undefined
  readonly serviceStartTime: string | undefined
  readonly serviceStopTime: string | undefined
}

/** One version of a document's metadata: its small facts in memory, the ExtrinsicObject and the document on disk. */
export interface StoredEntry extends QueryFacts {
  readonly entryUuid: string
  /** The same through every version of its metadata. */
  readonly lid: string
  readonly version: number
  readonly uniqueId: string
  /** CX of the patient without what follows the type: `matricule^^^&OID&ISO^NH`. */
  readonly patientId: string
  readonly title: string | undefined
  readonly mimeType: string
  readonly submissionSet: string
  /** Who fed it: `nameId` of the VIHF and structure. */
  readonly author: string
  readonly structure: string
  readonly fedOn: Date
  /** What stands inside the ExtrinsicObject. */
  readonly metadata: Kept
  /** Undefined when the document did not come (a lenient service took the metadata all the same). */
  readonly document: Kept | undefined
  status: string
}

/** A submission set; its RegistryPackage is on disk. */
export interface StoredSet {
  readonly entryUuid: string
  readonly uniqueId: string
  readonly patientId: string
  readonly sourceId: string
  readonly submissionTime: string | undefined
  readonly contentType: string | undefined
  readonly authorPersons: readonly string[]
  readonly metadata: Kept
}

/** Everything that was fed, found by what queries name. */
export interface Registry {
  readonly store: Store
  readonly mostEntries: number
  readonly entries: Map<string, StoredEntry>
  /** The current version of each document, by uniqueId. */
  readonly current: Map<string, StoredEntry>
  readonly ofPatient: Map<string, StoredEntry[]>
  readonly sets: Map<string, StoredSet>
  readonly setIds: Set<string>
}

export const emptyRegistry = (store: Store, mostEntries: number): Registry => ({
  store,
  mostEntries,
  entries: new Map(),
  current: new Map(),
  ofPatient: new Map(),
  sets: new Map(),
  setIds: new Set(),
})

/** The patient that a CX names: what follows its type (an effective date) is no part of the identity. */
export const patientOf = (cx: string): string => cx.split('^').slice(0, 5).join('^')

export const addEntry = (registry: Registry, entry: StoredEntry): void => {
  registry.entries.set(entry.entryUuid, entry)
  registry.current.set(entry.uniqueId, entry)
  const others = registry.ofPatient.get(entry.patientId)
  if (others === undefined) registry.ofPatient.set(entry.patientId, [entry])
  else others.push(entry)
}

export const addSet = (registry: Registry, set: StoredSet): void => {
  registry.sets.set(set.entryUuid, set)
  if (set.uniqueId !== '') registry.setIds.add(set.uniqueId)
}

export const isMasked = ({ confidentialityCodes }: QueryFacts): boolean =>
  confidentialityCodes.some((code) => code.startsWith('MASQUE_PS'))
