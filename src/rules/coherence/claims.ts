import type { CdaHeader } from '../../protocols/cda/types.ts'
import { parseDatamatrix } from '../../protocols/ins/datamatrix.ts'
import { isInsOid } from '../../protocols/ins/matricule.ts'
import { readPdfName } from '../../protocols/mail/pdf-name.ts'
import { parseCx } from '../../protocols/xds/cx.ts'
import type { DocumentEntry } from '../../protocols/xds/types.ts'
import { type Place, wholeFile } from '../fact.ts'
import type { Claim } from './claim.ts'

const filled = (names: readonly (string | undefined)[]): readonly string[] =>
  names.flatMap((name) => (name ? [name] : []))

/** What a header says about its patient and itself. */
export const claimOfCda = (header: CdaHeader, place: Place = wholeFile): Claim => {
  const [patient] = header.recordTargets
  const ins = patient?.ids.find(({ root }) => isInsOid(root))
  return {
    source: 'cda',
    place,
    ins: ins?.extension,
    insOid: ins?.root,
    families: filled([patient?.birthFamily, patient?.usedFamily]),
    givens: filled([patient?.firstGiven, patient?.givenNames.join(' '), patient?.usedGiven]),
    birthFamily: patient?.birthFamily,
    firstGiven: patient?.firstGiven,
    birthDate: patient?.birthTime,
    sex: patient?.gender,
    documentId: header.id?.root,
    title: header.title,
    typeCode: header.code?.code,
    typeLabel: header.code?.displayName,
    actDate: header.documentationOf[0]?.effectiveTimeLow?.slice(0, 8),
  }
}

/** A value of sourcePatientInfo, by the HL7 field that it starts with. */
const info = ({ slots }: DocumentEntry, field: string): string | undefined =>
  slots.sourcePatientInfo?.find((value) => value.startsWith(`${field}|`))?.slice(field.length + 1)

/** What an entry of XDS metadata says. */
export const claimOfEntry = (entry: DocumentEntry, place: Place): Claim => {
  const { id, oid } = parseCx(entry.patientId ?? '')
  const [family, given] = info(entry, 'PID-5')?.split('^') ?? []
  return {
    source: 'metadata',
    place,
    ...(isInsOid(oid) && { ins: id, insOid: oid }),
    families: filled([family]),
    givens: filled([given]),
    birthDate: info(entry, 'PID-7'),
    sex: info(entry, 'PID-8'),
    documentId: entry.uniqueId?.split('^')[0],
    title: entry.title,
    typeCode: entry.typeCode?.code,
    typeLabel: entry.typeCode?.label,
    actDate: entry.slots.serviceStartTime?.[0]?.slice(0, 8),
  }
}

/** `JJ-MM-AAAA` as `AAAAMMJJ`. */
const compactDate = (text: string | undefined): string | undefined => text?.split('-').toReversed().join('')

/** What the text of a datamatrix INS says. */
export const claimOfDatamatrix = (text: string): Claim => {
  const { fields } = parseDatamatrix(text)
  return {
    source: 'datamatrix',
    place: wholeFile,
    ins: fields.matricule,
    insOid: fields.oid,
    families: filled([fields.birthName]),
    givens: filled([fields.givenNames]),
    birthDate: compactDate(fields.birthDate),
    sex: fields.sex,
  }
}

/** What the name of a PDF says; undefined when it follows no rule. */
export const claimOfPdfName = (filename: string, place: Place = wholeFile): Claim | undefined => {
  const read = readPdfName(filename)
  return (
    read && {
      source: 'pdf-name',
      place,
      families: [read.family],
      // ECO.2.1.6 writes the birth name.
      birthFamily: read.family,
      givens: [read.given],
      typeLabel: read.label,
      actDate: read.date,
    }
  )
}
