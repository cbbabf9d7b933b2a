import type { StoredQuery } from '../../src/protocols/xds/stored-query.ts'
import { documentEntryScheme } from '../../src/protocols/xds/uuids.ts'
import type { StoredEntry, StoredSet } from './registry.ts'

// The parameters of the stored queries (IHE ITI TF-2, 3.18.4.1.2.3.7): what each demands of an object.

type Groups = readonly (readonly string[])[]

const anyOf = (groups: Groups, values: readonly string[]): boolean =>
  groups.every((group) => group.some((value) => values.includes(value)))

/** SQL's LIKE: `%` for any characters, `_` for one. */
const like = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('%', '.*')
      .replaceAll('_', '.')}$`,
    's',
  ).test(value)

const likeAnyOf = (groups: Groups, values: readonly string[]): boolean =>
  groups.every((group) => group.some((pattern) => values.some((value) => like(pattern, value))))

/** HL7 times of any precision, to the second. */
const second = (time: string): string => time.padEnd(14, '0').slice(0, 14)

const from = (groups: Groups, time: string | undefined): boolean =>
  time !== undefined && groups.flat().every((bound) => second(time) >= second(bound))

const before = (groups: Groups, time: string | undefined): boolean =>
  time !== undefined && groups.flat().every((bound) => second(time) < second(bound))

const list = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value])

type Test<T> = (groups: Groups, object: T) => boolean

const entryTests: Readonly<Record<string, Test<StoredEntry>>> = {
  $XDSDocumentEntryStatus: (groups, { status }) => anyOf(groups, [status]),
  $XDSDocumentEntryClassCode: (groups, { classCode }) => anyOf(groups, list(classCode)),
  $XDSDocumentEntryTypeCode: (groups, { typeCode }) => anyOf(groups, list(typeCode)),
  $XDSDocumentEntryFormatCode: (groups, { formatCode }) => anyOf(groups, list(formatCode)),
  $XDSDocumentEntryPracticeSettingCode: (groups, entry) => anyOf(groups, list(entry.practiceSettingCode)),
  $XDSDocumentEntryHealthcareFacilityTypeCode: (groups, entry) => anyOf(groups, list(entry.healthcareFacilityTypeCode)),
  $XDSDocumentEntryConfidentialityCode: (groups, entry) => anyOf(groups, entry.confidentialityCodes),
  $XDSDocumentEntryEventCodeList: (groups, { eventCodes }) => anyOf(groups, eventCodes),
  $XDSDocumentEntryAuthorPerson: (groups, { authorPersons }) => likeAnyOf(groups, authorPersons),
  $XDSDocumentEntryCreationTimeFrom: (groups, { creationTime }) => from(groups, creationTime),
  $XDSDocumentEntryCreationTimeTo: (groups, { creationTime }) => before(groups, creationTime),
  $XDSDocumentEntryServiceStartTimeFrom: (groups, { serviceStartTime }) => from(groups, serviceStartTime),
  $XDSDocumentEntryServiceStartTimeTo: (groups, { serviceStartTime }) => before(groups, serviceStartTime),
  $XDSDocumentEntryServiceStopTimeFrom: (groups, { serviceStopTime }) => from(groups, serviceStopTime),
  $XDSDocumentEntryServiceStopTimeTo: (groups, { serviceStopTime }) => before(groups, serviceStopTime),
  // Every document of the DMP is a stable one.
  $XDSDocumentEntryType: (groups) => anyOf(groups, [documentEntryScheme.stable]),
}

const setTests: Readonly<Record<string, Test<StoredSet>>> = {
  $XDSSubmissionSetSourceId: (groups, { sourceId }) => anyOf(groups, [sourceId]),
  $XDSSubmissionSetSubmissionTimeFrom: (groups, { submissionTime }) => from(groups, submissionTime),
  $XDSSubmissionSetSubmissionTimeTo: (groups, { submissionTime }) => before(groups, submissionTime),
  $XDSSubmissionSetAuthorPerson: (groups, { authorPersons }) => likeAnyOf(groups, authorPersons),
  $XDSSubmissionSetContentType: (groups, { contentType }) => anyOf(groups, list(contentType)),
  $XDSSubmissionSetStatus: (groups) => anyOf(groups, ['urn:oasis:names:tc:ebxml-regrep:StatusType:Approved']),
}

const matching =
  <T>(tests: Readonly<Record<string, Test<T>>>) =>
  ({ parameters }: StoredQuery, object: T): boolean =>
    [...parameters].every(([name, groups]) => tests[name]?.(groups, object) ?? true)

/** Whether an entry is what FindDocuments asks for; the patient is the caller's to compare. */
export const entryMatches = matching(entryTests)

/** The same for FindSubmissionSets. */
export const setMatches = matching(setTests)
