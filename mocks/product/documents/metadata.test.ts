import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readCdaHeader } from '../../../src/protocols/cda/header.ts'
import { utcOf } from '../../../src/protocols/cda/timestamp.ts'
import { parseCx, parseXcn, parseXon } from '../../../src/protocols/xds/cx.ts'
import { readMetadata } from '../../../src/protocols/xds/metadata.ts'
import { parseXml } from '../../../src/xml/element.ts'
import { document } from '../../../src/xml/write.ts'
import type { ProductContext, StoredDocument } from '../context.ts'
import { makeDocument, productWith, qualified } from './document.fixture.ts'
import { submitObjectsRequest } from './metadata.ts'

const metadataOf = (documents: readonly StoredDocument[], context: ProductContext, uri?: (index: number) => string) =>
  readMetadata(parseXml(document(submitObjectsRequest(documents, context, uri))))

const submit = async (...defects: readonly string[]) => {
  const context = productWith(qualified, defects)
  const stored = await makeDocument(context)
  const { documentEntries, submissionSet, associations } = metadataOf([stored], context)
  return { stored, header: readCdaHeader(stored.cda), entry: documentEntries[0], submissionSet, associations }
}

describe('the metadata of the reference product', () => {
  test('agree with the CDA header', async () => {
    const { stored, header, entry } = await submit()
    expect(entry).toMatchObject({
      mimeType: 'text/xml',
      title: header.title,
      uniqueId: header.id?.root,
      typeCode: { code: header.code?.code, scheme: header.code?.codeSystem, label: header.code?.displayName },
      classCode: { code: '10' },
      formatCode: { code: 'urn:ihe:iti:xds-sd:pdf:2008', scheme: '1.3.6.1.4.1.19376.1.2.3' },
      confidentialityCodes: [{ code: header.confidentialityCode?.code }],
      healthcareFacilityTypeCode: { code: header.healthcareFacility?.code },
      practiceSettingCode: { code: header.documentationOf[0]?.practiceSetting?.code },
      slots: {
        creationTime: [utcOf(header.effectiveTime ?? '')],
        serviceStartTime: [utcOf(header.documentationOf[0]?.effectiveTimeLow ?? '')],
        languageCode: ['fr-FR'],
        sourcePatientInfo: ["PID-5|D'ARTAGNAN DE L'HERAULT^PIERRE-ALAIN^^^^^L", 'PID-7|20010617', 'PID-8|M'],
        hash: [createHash('sha1').update(stored.cda).digest('hex')],
        size: [String(stored.cda.length)],
      },
    })
    expect(entry?.slots).not.toHaveProperty('URI')
    expect(parseCx(entry?.patientId ?? '')).toEqual({
      id: '101066322075460',
      oid: '1.2.250.1.213.1.4.10',
      type: 'NH',
    })
    expect(parseCx(entry?.slots.sourcePatientId?.[0] ?? '')).toMatchObject({ id: 'IPP-TEST', type: 'PI' })
    const [author] = entry?.authors ?? []
    expect(parseXcn(author?.person ?? '')).toMatchObject({ id: '899700000017', family: 'REFERENCE', type: 'IDNPS' })
    expect(parseXon(author?.institutions[0] ?? '')).toMatchObject({ id: '499700000017001', type: 'IDNST' })
  })

  test('gather the documents in a submission set of the same patient and author', async () => {
    const { entry, submissionSet, associations } = await submit()
    expect(submissionSet?.patientId).toBe(entry?.patientId)
    expect(submissionSet?.authors).toEqual(entry?.authors)
    expect(submissionSet?.contentTypeCode).toMatchObject({ code: '07', scheme: '1.2.250.1.213.2.2' })
    expect(submissionSet?.slots.submissionTime?.[0]).toMatch(/^\d{14}$/)
    expect(submissionSet?.uniqueId).toMatch(/^2\.25\.\d+$/)
    expect(associations).toMatchObject([
      {
        type: 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember',
        source: submissionSet?.entryUuid,
        target: entry?.entryUuid,
        slots: { SubmissionSetStatus: ['Original'] },
      },
    ])
  })

  test('name each file of an XDM archive', async () => {
    const context = productWith(qualified)
    const documents = [await makeDocument(context), await makeDocument(context, 'Autre', '60591-5')]
    const { documentEntries, associations } = metadataOf(documents, context, (index) => `DOC0000${index + 1}.XML`)
    expect(documentEntries.map(({ slots }) => slots.URI)).toEqual([['DOC00001.XML'], ['DOC00002.XML']])
    expect(documentEntries.map(({ classCode }) => classCode?.code)).toEqual(['10', '11'])
    expect(associations).toHaveLength(2)
    expect(() => submitObjectsRequest([], context)).toThrow(RangeError)
  })

  test('never give the matricule of an identity that is not qualified', async () => {
    const context = productWith({ ...qualified, statut: 'validee' })
    const { documentEntries } = metadataOf([await makeDocument(context)], context)
    expect(parseCx(documentEntries[0]?.patientId ?? '')).toMatchObject({ id: 'IPP-TEST', type: 'PI' })
  })

  test('each defect changes one thing only', async () => {
    const type = await submit('dmp.metadata-type-differs-from-cda')
    expect(type.entry?.typeCode?.code).not.toBe(type.header.code?.code)
    expect(parseCx(type.entry?.patientId ?? '').id).toBe('101066322075460')
    const patient = await submit('dmp.metadata-patient-differs')
    expect(parseCx(patient.entry?.patientId ?? '')).toMatchObject({ id: '277076322082910', type: 'NH' })
    expect(patient.entry?.typeCode?.code).toBe(patient.header.code?.code)
    const author = await submit('dmp.metadata-author-differs')
    expect(parseXcn(author.entry?.authors[0]?.person ?? '').id).not.toBe(author.header.authors[0]?.id?.extension)
    expect(parseCx(author.entry?.patientId ?? '').id).toBe('101066322075460')
  })
})
