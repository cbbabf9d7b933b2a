import { dmpPath, dmpRepository, registryService, xop } from '../../src/protocols/dmp/names.ts'
import type { Attachment } from '../../src/protocols/http/multipart-related.ts'
import { ns } from '../../src/protocols/xds/uuids.ts'
import { findAll, textAt } from '../../src/xml/find.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import { isShown, withoutAuthorisation } from './access.ts'
import type { StoredEntry } from './registry.ts'
import { errorList, responseStatus } from './registry-answer.ts'
import type { SubmissionError } from './submission-errors.ts'
import { type Asked, transaction } from './transaction.ts'

interface DocumentRequest {
  readonly repository: string
  readonly uniqueId: string
}

const response = (status: string, errors: readonly SubmissionError[], documents: readonly Markup[] = []): Markup =>
  el(
    'xdsb:RetrieveDocumentSetResponse',
    { 'xmlns:xdsb': ns.xdsb, 'xmlns:rs': registryService },
    el('rs:RegistryResponse', { status }, errors.length === 0 ? undefined : errorList(errors)),
    documents,
  )

const statusOf = (found: number, missing: number): string => {
  if (missing === 0) return responseStatus('Success')
  return found === 0 ? responseStatus('Failure') : 'urn:ihe:iti:2007:ResponseStatusType:PartialSuccess'
}

const problemOf = (request: DocumentRequest, entry: StoredEntry | undefined): SubmissionError | undefined => {
  if (request.repository !== dmpRepository)
    return {
      code: 'XDSUnknownRepositoryId',
      why: {
        fr: `${request.repository} n’est pas l’entrepôt du DMP`,
        en: `${request.repository} is not the repository of the DMP`,
      },
    }
  if (entry?.document !== undefined) return undefined
  return {
    code: 'XDSDocumentUniqueIdError',
    why: {
      fr: `${request.uniqueId} n’est l’uniqueId d’aucun document du patient`,
      en: `${request.uniqueId} is the uniqueId of no document of the patient`,
    },
  }
}

const documentOf = (entry: StoredEntry, contentId: string): Markup =>
  el(
    'xdsb:DocumentResponse',
    {},
    el('xdsb:RepositoryUniqueId', {}, dmpRepository),
    el('xdsb:DocumentUniqueId', {}, entry.uniqueId),
    el('xdsb:mimeType', {}, entry.mimeType),
    el('xdsb:Document', {}, el('xop:Include', { 'xmlns:xop': xop, href: `cid:${encodeURIComponent(contentId)}` })),
  )

const retrieved = (asked: Asked<readonly DocumentRequest[]>) => {
  const { query, state } = asked
  const errors: SubmissionError[] = []
  const documents: Markup[] = []
  const attachments: Attachment[] = []
  for (const request of query) {
    const known = state.registry.current.get(request.uniqueId)
    const entry = known !== undefined && isShown(known, asked) ? known : undefined
    const problem = problemOf(request, entry)
    if (problem !== undefined) errors.push(problem)
    else if (entry?.document !== undefined) {
      const contentId = `${state.uuid()}@dmp`
      documents.push(documentOf(entry, contentId))
      attachments.push({ contentId, contentType: entry.mimeType, body: state.registry.store.read(entry.document) })
    }
  }
  return { body: response(statusOf(documents.length, errors.length), errors, documents), attachments }
}

/** TD3.2: retrieves documents (ITI-43, MTOM/XOP). */
export const retrieveDocuments = transaction<readonly DocumentRequest[]>({
  name: 'TD3.2',
  path: dmpPath.repository,
  action: 'TD3.2-response',
  read: ({ envelope: { body } }) =>
    body.ns === ns.xdsb && body.name === 'RetrieveDocumentSetRequest'
      ? findAll(body, 'DocumentRequest').map((one) => ({
          repository: textAt(one, 'RepositoryUniqueId') ?? '',
          uniqueId: textAt(one, 'DocumentUniqueId') ?? '',
        }))
      : undefined,
  right: () => 'TD3.2',
  needsOpenRecord: true,
  mtom: true,
  treat: (asked) => withoutAuthorisation('TD3.2', asked) ?? retrieved(asked),
  refused: (denial) => response(responseStatus('Failure'), [denial]),
})
