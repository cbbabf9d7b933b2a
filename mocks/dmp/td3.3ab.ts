import { dmpRepository } from '../../src/protocols/dmp/names.ts'
import type { DocumentEntry } from '../../src/protocols/xds/types.ts'
import { associationType, ns } from '../../src/protocols/xds/uuids.ts'
import type { RightsAction } from '../../src/rules/dmp/rights.ts'
import type { XmlElement } from '../../src/xml/element.ts'
import { descendants } from '../../src/xml/find.ts'
import { holdsFor, isWithinReach } from './access.ts'
import { insideOf, queryFactsOf, registeredIds, repositorySlot } from './registration.ts'
import { addEntry, entryStatus, isMasked, patientOf, type QueryFacts } from './registry.ts'
import { type Update, update, updateError } from './td3.3.ts'
import { type Asked, type Denial, denied } from './transaction.ts'

const isHidden = ({ confidentialityCodes }: QueryFacts): boolean =>
  confidentialityCodes.some((code) => code.startsWith('INVISIBLE_PATIENT'))

/** What the change of confidentiality is, for the matrix of rights. */
const rightsOf = (before: QueryFacts, after: QueryFacts): readonly RightsAction[] => [
  ...(!isMasked(before) && isMasked(after) ? (['TD3.3a-mask'] as const) : []),
  ...(isMasked(before) && !isMasked(after) ? (['TD3.3a-unmask'] as const) : []),
  ...(isHidden(before) && !isHidden(after) ? (['TD3.3b-show'] as const) : []),
]

/** The version that a submission says it changes: slot PreviousVersion of the association HasMember. */
const previousVersion = ({ metadata }: Update, { entryUuid }: DocumentEntry): string | undefined =>
  metadata.associations.find(({ type, target }) => type === associationType.hasMember && target === entryUuid)?.slots
    .PreviousVersion?.[0]

const changeOf = (asked: Asked<Update>, element: XmlElement, entry: DocumentEntry): (() => void) | Denial => {
  const { query, state, grant } = asked
  const { registry } = state
  const current = registry.current.get(entry.uniqueId ?? '')
  const lid = element.attributes.lid ?? ''
  if (current === undefined || current.lid !== lid || !isWithinReach(current, asked))
    return updateError('XDSMetadataUpdateError', `${lid} : document inconnu`, `${lid}: unknown document`)
  if (patientOf(entry.patientId ?? '') !== current.patientId)
    return updateError('XDSPatientIdDoesNotMatch', `${lid} : autre patient`, `${lid}: another patient`)
  if (previousVersion(query, entry) !== String(current.version))
    return updateError(
      'XDSMetadataVersionError',
      `${lid} : la version courante est ${current.version}`,
      `${lid}: the current version is ${current.version}`,
    )
  const facts = queryFactsOf(entry)
  const refused = rightsOf(current, facts).find((action) => !holdsFor(grant(action), current, asked))
  if (refused !== undefined && !state.lenient) return denied(refused)
  const ids = registeredIds([element], state)
  const inside = insideOf(element, ids, current.version + 1, [repositorySlot(dmpRepository)])
  const metadata = registry.entries.size < registry.mostEntries ? registry.store.keep(Buffer.from(inside)) : undefined
  if (metadata === undefined)
    return updateError('XDSRegistryOutOfResources', 'l’index du banc est plein', 'the index of the bench is full')
  return () => {
    const entryUuid = ids.get(entry.entryUuid ?? '') ?? ''
    addEntry(registry, { ...current, ...facts, entryUuid, version: current.version + 1, metadata, title: entry.title })
    current.status = entryStatus.deprecated
  }
}

/** TD3.3a and b: masks a document to professionals or shows it again, or shows it to the patient; its metadata get a new version. */
export const changeConfidentiality = update({
  name: 'TD3.3a-b',
  takes: ({ newStatuses, metadata }) => newStatuses.length === 0 && metadata.documentEntries.length > 0,
  // Whoever may not mask may do nothing of the kind; each change is then looked at for itself.
  right: 'TD3.3a-mask',
  plan: (asked) => {
    const elements = descendants(asked.query.body, ns.rim, 'ExtrinsicObject')
    const changes: (() => void)[] = []
    for (const [at, element] of elements.entries()) {
      const entry = asked.query.metadata.documentEntries[at]
      const change = entry === undefined ? undefined : changeOf(asked, element, entry)
      if (change === undefined) continue
      if ('code' in change) return change
      changes.push(change)
    }
    return changes
  },
})
