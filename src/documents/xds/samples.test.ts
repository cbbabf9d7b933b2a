import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { makeDocument, productWith, qualified } from '../../../mocks/product/documents/document.fixture.ts'
import { submitObjectsRequest } from '../../../mocks/product/documents/metadata.ts'
import { xdsRules } from '../../rules/xds/rules.ts'
import { requestIn } from '../../rules/xds/select.ts'
import { readPlaced } from '../../xml/placed.ts'
import { document } from '../../xml/write.ts'
import { validateBytes } from '../validate.ts'

const context = productWith(qualified)
const written = document(submitObjectsRequest([await makeDocument(context)], context, () => 'DOC00001.XML'))

const judged = async (xml: string) => {
  const { ruleSets } = await validateBytes('METADATA.XML', new TextEncoder().encode(xml), 'fr')
  return ruleSets.flatMap(({ findings }) => findings.map(({ severity, rule }) => `${severity} ${rule}`))
}
const slot = (name: string) => new RegExp(`<rim:Slot name="${name}">.*?</rim:Slot>`)
const without = (name: string): string => written.replace(slot(name), '')

describe('the obligations of the metadata of a document', () => {
  test.each([
    [
      'a self-presentable CDA is application/xslt+xml',
      written.replace('mimeType="text/xml"', 'mimeType="application/xslt+xml"'),
    ],
    ['sourcePatientInfo is optional', without('sourcePatientInfo')],
    ['authorSpecialty is required if known', written.replace(new RegExp(slot('authorSpecialty'), 'g'), '')],
    ['authorInstitution is required if known', written.replace(new RegExp(slot('authorInstitution'), 'g'), '')],
    ['serviceStopTime is required if known', without('serviceStopTime')],
  ])('%s', async (_, xml) => expect(await judged(xml)).toEqual([]))

  test.each([
    ['serviceStartTime', 'error xds.serviceStartTime'],
    ['legalAuthenticator', 'error xds.legalAuthenticator'],
    ['sourcePatientId', 'error xds.sourcePatientId'],
  ])('%s is required', async (name, finding) => expect(await judged(without(name))).toEqual([finding]))

  test('a document is written by a person: an institution alone is not enough', async () => {
    const lonely = written.replace(new RegExp(slot('authorPerson'), 'g'), '')
    expect(await judged(lonely)).toEqual(['error xds.author'])
  })
})

test('a code of the right system that its value set lacks may be of another publication, and is told so', async () => {
  const older = written.replace(
    /(classificationScheme="urn:uuid:f0306f51[^"]*"[^>]*nodeRepresentation=")[^"]*/,
    '$127899-4',
  )
  const { ruleSets } = await validateBytes('METADATA.XML', new TextEncoder().encode(older), 'fr')
  const message = ruleSets
    .flatMap(({ findings }) => findings)
    .find(({ rule }) => rule === 'xds.typeCode-in-J07')?.message
  expect(message).toMatch(/n'est pas dans la publication du \d{4}-\d{2}-\d{2}, et peut être plus ancien/)
})

const sample = fileURLToPath(new URL('../../../../shared/dmp-samples/TD2.1-requete.xml', import.meta.url))
const isPresent = existsSync(sample)
if (!isPresent) console.warn(`SKIPPED: no official sample of the DMP at ${sample}`)

test.runIf(isPresent)('the official sample of TD2.1 passes, but for a type that is no longer in its value set', () => {
  const text = readFileSync(sample, 'utf8')
  const read = readPlaced(text.slice(text.indexOf('<soap:Envelope'), text.indexOf('</soap:Envelope>') + 16))
  const request = 'root' in read ? requestIn(read.root) : undefined
  if (!request) throw new Error('no request')
  const findings = xdsRules.rules.flatMap((rule) => rule.check(request).findings)
  expect(findings.map(({ rule }) => rule)).toEqual(['xds.typeCode-in-J07'])
  expect(findings[0]?.message.fr).toContain('peut être plus ancien')
})
