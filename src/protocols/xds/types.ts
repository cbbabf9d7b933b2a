/** An XDS code: value, coding scheme OID and label. */
export interface Coded {
  readonly code: string
  readonly scheme: string
  readonly label: string | undefined
}

/** Values as written (XCN for the person, XON for the institutions); `cx.ts` takes them apart. */
export interface XdsAuthor {
  readonly person: string | undefined
  readonly institutions: readonly string[]
  readonly specialty: string | undefined
  readonly role: string | undefined
}

export type Slots = Readonly<Record<string, readonly string[]>>

export interface DocumentEntry {
  readonly entryUuid: string | undefined
  readonly mimeType: string | undefined
  readonly title: string | undefined
  readonly uniqueId: string | undefined
  /** CX as written: `matricule^^^&OID&ISO^NH`. */
  readonly patientId: string | undefined
  readonly classCode: Coded | undefined
  readonly typeCode: Coded | undefined
  readonly formatCode: Coded | undefined
  readonly confidentialityCodes: readonly Coded[]
  readonly healthcareFacilityTypeCode: Coded | undefined
  readonly practiceSettingCode: Coded | undefined
  readonly eventCodes: readonly Coded[]
  readonly authors: readonly XdsAuthor[]
  /** creationTime, languageCode, legalAuthenticator, serviceStartTime, sourcePatientId, sourcePatientInfo, hash, size, URI… */
  readonly slots: Slots
}

export interface SubmissionSet {
  readonly entryUuid: string | undefined
  readonly title: string | undefined
  readonly description: string | undefined
  readonly uniqueId: string | undefined
  readonly sourceId: string | undefined
  readonly patientId: string | undefined
  readonly contentTypeCode: Coded | undefined
  readonly authors: readonly XdsAuthor[]
  readonly slots: Slots
}

export interface Association {
  readonly type: string | undefined
  readonly source: string | undefined
  readonly target: string | undefined
  readonly slots: Slots
}

/** What an ebRIM 3 SubmitObjectsRequest says. `submissionSet` is undefined when no RegistryPackage is one. */
export interface Metadata {
  readonly submissionSet: SubmissionSet | undefined
  readonly documentEntries: readonly DocumentEntry[]
  readonly associations: readonly Association[]
}
