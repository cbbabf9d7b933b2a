import specialtyTable from '../../../schemas/codes/jdv-j01.json' with { type: 'json' }
import facilityTable from '../../../schemas/codes/jdv-j02.json' with { type: 'json' }
import practiceTable from '../../../schemas/codes/jdv-j04.json' with { type: 'json' }
import typeTable from '../../../schemas/codes/jdv-j07.json' with { type: 'json' }
import confidentialityTable from '../../../schemas/codes/jdv-j08.json' with { type: 'json' }
import classTable from '../../../schemas/codes/jdv-j57.json' with { type: 'json' }
import formatTable from '../../../schemas/codes/jdv-j60.json' with { type: 'json' }
import genderTable from '../../../schemas/codes/jdv-j143.json' with { type: 'json' }

/** A value set: code system OID → its codes. */
export type ValueSet = Readonly<Record<string, readonly string[]>>

/** Whether a code of a code system belongs to a value set. */
export const isIn = (set: ValueSet, code: string | undefined, codeSystem: string | undefined): boolean =>
  set[codeSystem ?? '']?.includes(code ?? '') ?? false

/** JDV_J01, speciality of an author. */
export const authorSpecialties: ValueSet = specialtyTable.codes
/** JDV_J02, kind of care structure. */
export const healthcareFacilityTypes: ValueSet = facilityTable.codes
/** JDV_J04, setting of practice. */
export const practiceSettings: ValueSet = practiceTable.codes
/** JDV_J07, type of document. */
export const typeCodes: ValueSet = typeTable.codes
/** JDV_J08, confidentiality in metadata: the levels of a header, and the masks of the DMP. */
export const metadataConfidentiality: ValueSet = confidentialityTable.codes
/** JDV_J57, class of document in the DMP. */
export const classCodes: ValueSet = classTable.codes
/** JDV_J143, administrative gender. */
export const genders: ValueSet = genderTable.codes

const published = new Map<ValueSet, string>(
  [specialtyTable, facilityTable, practiceTable, typeTable, confidentialityTable, classTable, genderTable].map(
    ({ codes, updated }) => [codes, updated],
  ),
)

/** The date of the publication from which a value set was taken, `2024-09-27`. */
export const publicationOf = (set: ValueSet): string => published.get(set) ?? '(?)'

/** JDV_J60, format of document in the DMP: the part of it that is known here. */
export const knownFormats: readonly string[] = formatTable.codes.any

/** JDV_J08 without the masks of the DMP: the levels that a CDA header may state. */
export const confidentialityLevels: ValueSet = {
  '2.16.840.1.113883.5.25': confidentialityTable.codes['2.16.840.1.113883.5.25'],
}

/** The only null flavors that the CI-SIS lets a header use. */
export const nullFlavors: readonly string[] = ['UNK', 'NASK', 'ASKU', 'NAV', 'MSK']

/** Media types of an unstructured body (CDA R2 level 1). */
export const bodyMediaTypes: readonly string[] = [
  'application/pdf',
  'text/plain',
  'text/rtf',
  'image/jpeg',
  'image/tiff',
]
