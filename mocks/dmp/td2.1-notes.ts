import { createHash } from 'node:crypto'
import type { Feed } from '../../src/protocols/dmp/feed.ts'
import type { SoapMessage } from '../../src/protocols/dmp/message.ts'
import { type Assertion, textAttribute } from '../../src/protocols/saml/assertion.ts'
import { vihf } from '../../src/protocols/saml/names.ts'
import { parseCx } from '../../src/protocols/xds/cx.ts'
import type { DocumentEntry } from '../../src/protocols/xds/types.ts'

const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex')

const entryNotes = (entry: DocumentEntry, feed: Feed): readonly string[] => {
  const document = feed.documents.find(({ id }) => id === entry.entryUuid)
  if (document === undefined) return [`no Document for the entry ${entry.entryUuid ?? '(without id)'}`]
  if (document.bytes === undefined) return [`the XOP reference of ${document.id} leads nowhere`]
  const [hash] = entry.slots.hash ?? []
  const [size] = entry.slots.size ?? []
  return [
    ...(hash !== undefined && hash.toLowerCase() !== sha1(document.bytes)
      ? [`hash of ${document.id} differs from its SHA-1`]
      : []),
    ...(size !== undefined && Number(size) !== document.bytes.length ? [`size of ${document.id} differs`] : []),
  ]
}

/** What the real service would say against a submission that the mock takes all the same. */
export const feedNotes = (feed: Feed, message: SoapMessage, assertion: Assertion): readonly string[] => {
  const set = feed.metadata.submissionSet
  const target = parseCx(textAttribute(assertion, vihf.patient) ?? '').id
  const patients = [set?.patientId, ...feed.metadata.documentEntries.map((entry) => entry.patientId)]
  return [
    ...(message.mtom ? [] : ['not an MTOM message']),
    ...(set === undefined ? ['no SubmissionSet'] : []),
    ...(feed.metadata.documentEntries.length === 0 ? ['no DocumentEntry'] : []),
    ...(patients.some((patient) => patient !== undefined && parseCx(patient).id !== target)
      ? [`patientId differs from the patient of the VIHF (${target})`]
      : []),
    ...feed.metadata.documentEntries.flatMap((entry) => entryNotes(entry, feed)),
  ]
}
