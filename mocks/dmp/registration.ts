import type { Feed } from '../../src/protocols/dmp/feed.ts'
import { dmpRepository } from '../../src/protocols/dmp/names.ts'
import { rimMarkup } from '../../src/protocols/xds/rim-markup.ts'
import type { Coded, DocumentEntry, SubmissionSet } from '../../src/protocols/xds/types.ts'
import { associationType, ns } from '../../src/protocols/xds/uuids.ts'
import type { XmlElement } from '../../src/xml/element.ts'
import { descendants, findAll } from '../../src/xml/find.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import { addEntry, addSet, entryStatus, patientOf, type QueryFacts, type StoredEntry } from './registry.ts'
import type { DmpState } from './state.ts'
import type { SubmissionError } from './submission-errors.ts'

/** Who feeds: the user and the structure of the VIHF. */
export interface Feeder {
  readonly user: string
  readonly structure: string
}

const written = (code: Coded | undefined): string | undefined => code && `${code.code}^^${code.scheme}`

export const queryFactsOf = (entry: DocumentEntry): QueryFacts => ({
  classCode: written(entry.classCode),
  typeCode: written(entry.typeCode),
  formatCode: written(entry.formatCode),
  practiceSettingCode: written(entry.practiceSettingCode),
  healthcareFacilityTypeCode: written(entry.healthcareFacilityTypeCode),
  confidentialityCodes: entry.confidentialityCodes.flatMap((code) => written(code) ?? []),
  eventCodes: entry.eventCodes.flatMap((code) => written(code) ?? []),
  authorPersons: entry.authors.flatMap(({ person }) => person ?? []),
  creationTime: entry.slots.creationTime?.[0],
  serviceStartTime: entry.slots.serviceStartTime?.[0],
  serviceStopTime: entry.slots.serviceStopTime?.[0],
})

const slot = (name: string, value: string): Markup =>
  el('rim:Slot', { name }, el('rim:ValueList', {}, el('rim:Value', {}, value)))

export const repositorySlot = (repository: string): Markup => slot('repositoryUniqueId', repository)

const rimOrder = ['Slot', 'Name', 'Description', 'VersionInfo', 'Classification', 'ExternalIdentifier'] as const

/** What stands inside a registry object, in the order of the schema, ids replaced; `more` are slots that the registry adds. */
export const insideOf = (
  element: XmlElement,
  ids: ReadonlyMap<string, string>,
  version: number,
  more: readonly Markup[] = [],
): string =>
  rimOrder
    .flatMap((name) => {
      if (name === 'VersionInfo') return [el('rim:VersionInfo', { versionName: String(version) })]
      const found = findAll(element, [ns.rim, name])
        .filter(({ attributes }) => name !== 'Slot' || attributes.name !== 'repositoryUniqueId')
        .map((child) => rimMarkup(child, ids))
      return name === 'Slot' ? [...found, ...more] : found
    })
    .map(({ xml }) => xml)
    .join('')

const isUuid = (id: string): boolean => /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)

/** A symbolic id becomes a UUID of the registry's (IHE ITI TF-3, 4.2.3); so does one that is taken. */
export const registeredIds = (
  objects: readonly XmlElement[],
  { uuid, registry }: DmpState,
): ReadonlyMap<string, string> =>
  new Map(
    objects.map(({ attributes: { id = '' } }) => [
      id,
      isUuid(id) && !registry.entries.has(id) ? id : `urn:uuid:${uuid()}`,
    ]),
  )

/** Versions that a submission replaces: each must be current, and of the same patient. */
export const replacementErrors = ({ metadata }: Feed, { registry }: DmpState): readonly SubmissionError[] => {
  const patient = patientOf(metadata.submissionSet?.patientId ?? '')
  return metadata.associations
    .filter(({ type }) => type === associationType.replaces)
    .flatMap(({ target = '' }): readonly SubmissionError[] => {
      const replaced = registry.entries.get(target)
      const refused = (code: string, fr: string, en: string): readonly SubmissionError[] => [
        { code, why: { fr: `remplacement de ${target} : ${fr}`, en: `replacement of ${target}: ${en}` } },
      ]
      if (replaced === undefined) return refused('XDSRegistryMetadataError', 'document inconnu', 'unknown document')
      if (replaced.patientId !== patient)
        return refused('XDSPatientIdDoesNotMatch', 'document d’un autre patient', 'a document of another patient')
      if (replaced.status !== entryStatus.approved)
        return refused(
          'XDSRegistryDeprecatedDocumentError',
          'cette version n’est plus la version courante',
          'this version is no longer the current one',
        )
      return []
    })
}

const noRoom: SubmissionError = {
  code: 'XDSRegistryOutOfResources',
  why: { fr: 'l’index du banc est plein', en: 'the index of the bench is full' },
}

const setOf = (
  element: XmlElement,
  set: SubmissionSet,
  ids: ReadonlyMap<string, string>,
  { registry }: DmpState,
): boolean => {
  const metadata = registry.store.keep(Buffer.from(insideOf(element, ids, 1)))
  if (metadata === undefined) return false
  addSet(registry, {
    entryUuid: ids.get(element.attributes.id ?? '') ?? '',
    uniqueId: set.uniqueId ?? '',
    patientId: patientOf(set.patientId ?? ''),
    sourceId: set.sourceId ?? '',
    submissionTime: set.slots.submissionTime?.[0],
    contentType: written(set.contentTypeCode),
    authorPersons: set.authors.flatMap(({ person }) => person ?? []),
    metadata,
  })
  return true
}

/**
 * Registers a submission set with its documents; a replaced version becomes deprecated. What does not fit is told, and
 * what stands before it stays.
 */
export const register = (body: XmlElement, feed: Feed, feeder: Feeder, state: DmpState): readonly SubmissionError[] => {
  const { registry, now } = state
  const objects = descendants(body, ns.rim, 'ExtrinsicObject')
  const packages = descendants(body, ns.rim, 'RegistryPackage')
  const ids = registeredIds([...objects, ...packages], state)
  const { metadata } = feed
  const setElement = packages.find(({ attributes }) => attributes.id === metadata.submissionSet?.entryUuid)
  if (setElement !== undefined && metadata.submissionSet !== undefined) {
    if (!setOf(setElement, metadata.submissionSet, ids, state)) return [noRoom]
  }
  for (const [at, element] of objects.entries()) {
    const entry = metadata.documentEntries[at]
    if (entry === undefined) continue
    const entryUuid = ids.get(entry.entryUuid ?? '') ?? ''
    const sent = feed.documents.find(({ id }) => id === entry.entryUuid)?.bytes
    const inside = insideOf(element, ids, 1, [repositorySlot(dmpRepository)])
    const kept = registry.entries.size < registry.mostEntries ? registry.store.keep(Buffer.from(inside)) : undefined
    const document = sent && registry.store.keep(sent)
    if (kept === undefined || (sent !== undefined && document === undefined)) return [noRoom]
    const stored: StoredEntry = {
      ...queryFactsOf(entry),
      entryUuid,
      lid: entryUuid,
      version: 1,
      uniqueId: entry.uniqueId ?? '',
      patientId: patientOf(entry.patientId ?? ''),
      title: entry.title,
      mimeType: entry.mimeType ?? 'text/xml',
      submissionSet: ids.get(setElement?.attributes.id ?? '') ?? '',
      author: feeder.user,
      structure: feeder.structure,
      fedOn: now(),
      metadata: kept,
      document,
      status: entryStatus.approved,
    }
    addEntry(registry, stored)
  }
  for (const { type, target = '' } of metadata.associations) {
    const replaced = type === associationType.replaces ? registry.entries.get(target) : undefined
    if (replaced !== undefined) replaced.status = entryStatus.deprecated
  }
  return []
}
