/** HL7 v3 instance identifier. `extension` is absent when the root alone identifies (the DMP wants document ids so). */
export interface CdaId {
  readonly root: string
  readonly extension: string | undefined
}

/** A code with its system's OID. A `nullFlavor` instead of a code leaves `code` empty. */
export interface CdaCode {
  readonly code: string
  readonly codeSystem: string
  readonly displayName: string | undefined
}

/** The patient as the header names him: the ten traits of the INS, where they are filled. */
export interface RecordTarget {
  readonly ids: readonly CdaId[]
  /** `family` with qualifier BR. */
  readonly birthFamily: string | undefined
  /** `family` with qualifier CL. */
  readonly usedFamily: string | undefined
  /** `given` without qualifier: the list of birth given names, split at spaces. */
  readonly givenNames: readonly string[]
  /** `given` with qualifier BR: the first given name. */
  readonly firstGiven: string | undefined
  /** `given` with qualifier CL. */
  readonly usedGiven: string | undefined
  /** `M`, `F` or `UN` (JDV_J143). */
  readonly gender: string | undefined
  /** HL7 date `AAAAMMJJ`, as written. */
  readonly birthTime: string | undefined
  /** INSEE code (COG) of the birth place: `birthplace/place/addr/county`. */
  readonly birthPlaceCog: string | undefined
}

/** A professional or a system who wrote, signed or did the act, with the organisation it acts for. */
export interface CdaActor {
  /** HL7 timestamp, as written. */
  readonly time: string | undefined
  readonly id: CdaId | undefined
  readonly personFamily: string | undefined
  readonly personGiven: string | undefined
  readonly specialty: CdaCode | undefined
  /** `functionCode` of an author: the role in which the document was written. */
  readonly functionCode: CdaCode | undefined
  readonly organizationId: CdaId | undefined
  readonly organizationName: string | undefined
}

export interface CdaLegalAuthenticator extends CdaActor {
  /** `S` when signed. */
  readonly signatureCode: string | undefined
}

export interface CdaOrganization {
  readonly id: CdaId | undefined
  readonly name: string | undefined
}

/** One documented act. */
export interface DocumentationOf {
  readonly code: CdaCode | undefined
  readonly effectiveTimeLow: string | undefined
  readonly effectiveTimeHigh: string | undefined
  readonly performer: CdaActor | undefined
  /** `standardIndustryClassCode` of the performer's organisation: the practiceSettingCode of XDS. */
  readonly practiceSetting: CdaCode | undefined
}

/** `typeCode` RPLC (replaces) or XFRM (transforms). */
export interface RelatedDocument {
  readonly typeCode: string | undefined
  readonly id: CdaId | undefined
}

/** `bytes` is the decoded content when `representation` is B64, else the text in UTF-8. */
export type CdaBody =
  | {
      readonly kind: 'nonXMLBody'
      readonly mediaType: string | undefined
      readonly representation: string | undefined
      readonly bytes: Uint8Array
    }
  | { readonly kind: 'structuredBody' }

/** The header of a CDA R2 document. What the document does not say is undefined or an empty list. */
export interface CdaHeader {
  readonly templateIds: readonly CdaId[]
  readonly id: CdaId | undefined
  /** Type of the document (JDV_J07). */
  readonly code: CdaCode | undefined
  readonly title: string | undefined
  /** HL7 timestamp, as written. */
  readonly effectiveTime: string | undefined
  readonly confidentialityCode: CdaCode | undefined
  readonly languageCode: string | undefined
  readonly setId: CdaId | undefined
  readonly versionNumber: string | undefined
  readonly recordTargets: readonly RecordTarget[]
  readonly authors: readonly CdaActor[]
  readonly custodian: CdaOrganization | undefined
  readonly legalAuthenticator: CdaLegalAuthenticator | undefined
  readonly documentationOf: readonly DocumentationOf[]
  readonly relatedDocuments: readonly RelatedDocument[]
  /** `healthCareFacility/code` of the encounter: the healthcareFacilityTypeCode of XDS. */
  readonly healthcareFacility: CdaCode | undefined
  readonly body: CdaBody | undefined
  /** Whether a style sheet, or a signature, wraps the ClinicalDocument. */
  readonly isWrapped: boolean
}
