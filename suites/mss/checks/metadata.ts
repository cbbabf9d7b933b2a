import { createHash } from 'node:crypto'
import { parseCx } from '../../../src/protocols/xds/cx.ts'
import { readMetadata } from '../../../src/protocols/xds/metadata.ts'
import type { DocumentEntry } from '../../../src/protocols/xds/types.ts'
import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'
import { type CarriedCda, mailsWithCda, type SeenMail } from '../evidence/mails.ts'
import { insOf } from '../evidence/qualified-ins.ts'

const verifies = ['MSS/CONF.23']

const entriesOf = ({ archive }: SeenMail): readonly DocumentEntry[] =>
  archive?.metadata ? readMetadata(archive.metadata).documentEntries : []

const uriOf = (entry: DocumentEntry): string => entry.slots.URI?.[0] ?? '∅'

const list = (names: readonly string[]): string => names.toSorted().join(', ') || '∅'

const mailsWithMetadata = async (record: ScenarioRecord) =>
  (await mailsWithCda(record)).filter(({ value }) => value.archive?.metadata !== undefined)

/** A CDA and the entry of METADATA.XML that names it. */
interface Described {
  readonly cda: CarriedCda
  readonly entry: DocumentEntry
}

const describedCdas = async (record: ScenarioRecord): Promise<readonly Observation<Described>[]> =>
  (await mailsWithMetadata(record)).flatMap(({ value, evidence }) =>
    value.cdas.flatMap((cda) => {
      const entry = entriesOf(value).find((one) => uriOf(one).toUpperCase() === cda.uri.toUpperCase())
      return entry ? [{ value: { cda, entry }, evidence }] : []
    }),
  )

export const xdmMetadataNameEveryDocument = check({
  id: 'mss.xdmMetadataNameEveryDocument',
  title: {
    fr: 'Chaque document de l’archive a son entrée dans METADATA.XML, et chaque entrée son document (URI)',
    en: 'Each document of the archive has its entry in METADATA.XML, and each entry its document (URI)',
  },
  verifies,
  observes: mailsWithMetadata,
  judge: (mail) => {
    const expected = list(mail.archive?.documents.map(({ uri }) => uri) ?? [])
    const actual = list(entriesOf(mail).map(uriOf))
    return { ok: actual.toUpperCase() === expected.toUpperCase(), expected, actual }
  },
})

export const xdmMetadataAgreeWithTheCda = check({
  id: 'mss.xdmMetadataAgreeWithTheCda',
  title: {
    fr: 'METADATA.XML donne à chaque document le patient et le type de son CDA',
    en: 'METADATA.XML gives each document the patient and the type of its CDA',
  },
  verifies,
  observes: describedCdas,
  judge: ({ cda: { header }, entry }) => {
    const [patient] = header.recordTargets
    const known = patient?.ids ?? []
    const { id, oid } = parseCx(entry.patientId ?? '')
    const ins = insOf(patient)
    const samePatient = (ins ? [ins] : known).some(({ root, extension }) => root === oid && extension === id)
    const type = entry.typeCode?.code ?? '∅'
    const expectedIds = (ins ? [ins] : known).map(({ root, extension }) => `${extension ?? '∅'} (${root})`)
    return {
      ok: samePatient && type === header.code?.code,
      expected: `${expectedIds.join(' | ')}, ${header.code?.code ?? '∅'}`,
      actual: `${id} (${oid}), ${type}`,
    }
  },
})

export const xdmMetadataCarrySizeAndHash = check({
  id: 'mss.xdmMetadataCarrySizeAndHash',
  title: {
    fr: 'METADATA.XML porte la taille et l’empreinte SHA-1 de chaque CDA',
    en: 'METADATA.XML holds the size and the SHA-1 hash of each CDA',
  },
  verifies,
  assumption: 'mss.xdm-hash',
  observes: describedCdas,
  judge: ({ cda, entry }) => {
    const expected = `${cda.bytes.length}, ${createHash('sha1').update(cda.bytes).digest('hex')}`
    const actual = `${entry.slots.size?.[0] ?? '∅'}, ${entry.slots.hash?.[0] ?? '∅'}`
    return { ok: actual.toLowerCase() === expected, expected, actual }
  },
})
