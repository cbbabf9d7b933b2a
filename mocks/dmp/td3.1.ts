import { dmpPath, registryQuery, registryService } from '../../src/protocols/dmp/names.ts'
import { readStoredQuery, type StoredQuery, storedQuery } from '../../src/protocols/xds/stored-query.ts'
import { documentEntryScheme, ns } from '../../src/protocols/xds/uuids.ts'
import { el, type Markup, raw } from '../../src/xml/write.ts'
import { isShown, withoutAuthorisation } from './access.ts'
import { entryMatches, setMatches } from './query.ts'
import { patientOf, type StoredEntry, type StoredSet } from './registry.ts'
import { errorList, responseStatus } from './registry-answer.ts'
import { type Asked, type Denial, transaction } from './transaction.ts'

type Query = StoredQuery

const response = (status: 'Success' | 'Failure', errors: Markup | undefined, objects: readonly Markup[]): Markup =>
  el(
    'query:AdhocQueryResponse',
    {
      'xmlns:query': registryQuery,
      'xmlns:rs': registryService,
      'xmlns:rim': ns.rim,
      status: responseStatus(status),
      startIndex: 0,
      totalResultCount: objects.length,
    },
    errors,
    el('rim:RegistryObjectList', {}, objects),
  )

const failing = (code: string, fr: string, en: string): Denial => ({ code, why: { fr, en } })

const entryObject = (entry: StoredEntry, { state }: Asked<Query>): Markup =>
  el(
    'rim:ExtrinsicObject',
    {
      id: entry.entryUuid,
      lid: entry.lid,
      isOpaque: 'false',
      mimeType: entry.mimeType,
      objectType: documentEntryScheme.stable,
      status: entry.status,
    },
    raw(state.registry.store.read(entry.metadata).toString('utf8')),
  )

const setObject = (set: StoredSet, { state }: Asked<Query>): Markup =>
  el(
    'rim:RegistryPackage',
    { id: set.entryUuid, status: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved' },
    raw(state.registry.store.read(set.metadata).toString('utf8')),
  )

const answer = <T extends { readonly entryUuid: string }>(
  found: readonly T[],
  whole: (object: T, asked: Asked<Query>) => Markup,
  asked: Asked<Query>,
) => {
  const objects = found.map((object) =>
    asked.query.returnType === 'LeafClass' ? whole(object, asked) : el('rim:ObjectRef', { id: object.entryUuid }),
  )
  return { body: response('Success', undefined, objects) }
}

/** The patient that a query names, or why it names none whom the VIHF targets. */
const patientIn = (parameter: string, { query, record }: Asked<Query>): string | Denial => {
  const values = query.parameters.get(parameter)?.flat() ?? []
  const [cx, ...others] = values
  if (cx === undefined) return failing('XDSStoredQueryMissingParam', `${parameter} manque`, `${parameter} is missing`)
  if (others.length > 0)
    return failing('XDSStoredQueryParamNumber', `${parameter} est répété`, `${parameter} is repeated`)
  if (patientOf(cx).startsWith(`${record.matricule}^`)) return patientOf(cx)
  return failing(
    'XDSPatientIdDoesNotMatch',
    'Le patient de la recherche n’est pas celui du VIHF',
    'The patient of the query is not the one of the VIHF',
  )
}

const findDocuments = (asked: Asked<Query>) => {
  const patient = patientIn('$XDSDocumentEntryPatientId', asked)
  if (typeof patient !== 'string') return patient
  if (!asked.query.parameters.has('$XDSDocumentEntryStatus'))
    return failing('XDSStoredQueryMissingParam', '$XDSDocumentEntryStatus manque', '$XDSDocumentEntryStatus is missing')
  const entries = asked.state.registry.ofPatient.get(patient) ?? []
  return answer(
    entries.filter((entry) => entryMatches(asked.query, entry) && isShown(entry, asked)),
    entryObject,
    asked,
  )
}

const findSubmissionSets = (asked: Asked<Query>) => {
  const patient = patientIn('$XDSSubmissionSetPatientId', asked)
  if (typeof patient !== 'string') return patient
  const sets = [...asked.state.registry.sets.values()].filter(({ patientId }) => patientId === patient)
  return answer(
    sets.filter((set) => setMatches(asked.query, set)),
    setObject,
    asked,
  )
}

const references = ['$XDSDocumentEntryEntryUUID', '$XDSDocumentEntryUniqueId', '$XDSDocumentEntryLogicalID'] as const

const getDocuments = (asked: Asked<Query>) => {
  const { query, state } = asked
  const given = references.filter((name) => query.parameters.has(name))
  const [by] = given
  if (by === undefined || given.length > 1)
    return failing(
      by === undefined ? 'XDSStoredQueryMissingParam' : 'XDSStoredQueryParamNumber',
      'GetDocuments veut les entryUUID ou les uniqueId, et rien d’autre',
      'GetDocuments wants entryUUIDs or uniqueIds, and not both',
    )
  const wanted = new Set(query.parameters.get(by)?.flat())
  const keyOf = ({ entryUuid, uniqueId, lid }: StoredEntry): string =>
    by === '$XDSDocumentEntryEntryUUID' ? entryUuid : by === '$XDSDocumentEntryUniqueId' ? uniqueId : lid
  const found = [...state.registry.entries.values()].filter(
    (entry) => wanted.has(keyOf(entry)) && isShown(entry, asked),
  )
  return answer(found, entryObject, asked)
}

/** TD3.1: searches documents by metadata (3.1a) or by reference (3.1b), or submission sets (ITI-18). */
export const searchDocuments = transaction<Query>({
  name: 'TD3.1',
  path: dmpPath.registry,
  action: 'TD3.1-response',
  read: ({ envelope }) => readStoredQuery(envelope.body),
  right: ({ id }) => (id === storedQuery.getDocuments ? 'TD3.1-reference' : 'TD3.1-metadata'),
  needsOpenRecord: true,
  treat: (asked) => {
    const { id } = asked.query
    const refused = id === storedQuery.getDocuments ? undefined : withoutAuthorisation('TD3.1', asked)
    if (refused !== undefined) return refused
    if (id === storedQuery.findDocuments) return findDocuments(asked)
    if (id === storedQuery.getDocuments) return getDocuments(asked)
    if (id === storedQuery.findSubmissionSets) return findSubmissionSets(asked)
    return failing('XDSUnknownStoredQuery', `Requête enregistrée inconnue : ${id}`, `Unknown stored query: ${id}`)
  },
  refused: (denial) => response('Failure', errorList([denial]), []),
})
