import { describe, expect, test } from 'vitest'
import { parseXml } from '../../xml/element.ts'
import { XmlError } from '../../xml/problem.ts'
import { clinicalDocumentOf, isClinicalDocument, readCdaHeader } from './header.ts'

const cda = (content: string, prefix = ''): string => {
  const p = prefix === '' ? '' : `${prefix}:`
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`
  return `<${p}ClinicalDocument ${declaration}="urn:hl7-org:v3">${content}</${p}ClinicalDocument>`
}

const patient = cda(`<recordTarget><patientRole>
  <id root="1.2.250.1.213.1.4.10" extension="297022A02077878"/><id root="1.2.3" extension="IPP-1"/>
  <patient><name>
    <family qualifier="BR">ADRTROIS</family><given>DOMINIQUE  MARIE</given><given qualifier="BR">DOMINIQUE</given>
    <family qualifier="CL">ADRTROIS</family></name>
    <administrativeGenderCode code="F"/><birthTime value="19970226"/>
    <birthplace><place><addr><county>2A020</county></addr></place></birthplace></patient>
</patientRole></recordTarget>`)

describe('readCdaHeader', () => {
  test('reads the INS traits of the recordTarget', () => {
    expect(readCdaHeader(patient).recordTargets).toEqual([
      {
        ids: [
          { root: '1.2.250.1.213.1.4.10', extension: '297022A02077878' },
          { root: '1.2.3', extension: 'IPP-1' },
        ],
        birthFamily: 'ADRTROIS',
        usedFamily: 'ADRTROIS',
        givenNames: ['DOMINIQUE', 'MARIE'],
        firstGiven: 'DOMINIQUE',
        usedGiven: undefined,
        gender: 'F',
        birthTime: '19970226',
        birthPlaceCog: '2A020',
      },
    ])
  })

  test('decodes a body in base 64, and keeps a text body as it is', () => {
    const body = (attributes: string, text: string) =>
      readCdaHeader(cda(`<component><nonXMLBody><text ${attributes}>${text}</text></nonXMLBody></component>`)).body
    expect(body('mediaType="application/pdf" representation="B64"', 'JVBE\nRi0=')).toMatchObject({
      kind: 'nonXMLBody',
      mediaType: 'application/pdf',
      representation: 'B64',
      bytes: Buffer.from('%PDF-'),
    })
    expect(body('mediaType="text/plain"', 'é')).toMatchObject({ bytes: new Uint8Array([0xc3, 0xa9]) })
    expect(readCdaHeader(cda('<component><structuredBody/></component>')).body).toEqual({ kind: 'structuredBody' })
  })

  test('reads the actors with their organisations, whatever the prefix', () => {
    const header = readCdaHeader(
      cda(
        `<h:author><h:time value="20260301093000+0100"/><h:assignedAuthor>
          <h:id root="1.2.250.1.71.4.2.1" extension="899700000017"/><h:code code="G15_10/SM26" codeSystem="1.2.3"/>
          <h:assignedPerson><h:name><h:given>Camille</h:given><h:family>REFERENCE</h:family></h:name></h:assignedPerson>
          <h:representedOrganization><h:id root="1.2.250.1.71.4.2.2" extension="4997"/><h:name>CABINET</h:name>
          </h:representedOrganization></h:assignedAuthor></h:author>`,
        'h',
      ),
    )
    expect(header.authors).toEqual([
      {
        time: '20260301093000+0100',
        id: { root: '1.2.250.1.71.4.2.1', extension: '899700000017' },
        personFamily: 'REFERENCE',
        personGiven: 'Camille',
        specialty: { code: 'G15_10/SM26', codeSystem: '1.2.3', displayName: undefined },
        organizationId: { root: '1.2.250.1.71.4.2.2', extension: '4997' },
        organizationName: 'CABINET',
      },
    ])
  })

  test('an empty document has a header of absences, and throws nothing', () => {
    const header = readCdaHeader(cda(''))
    expect(header).toMatchObject({ id: undefined, code: undefined, body: undefined, legalAuthenticator: undefined })
    expect(header.recordTargets).toEqual([])
    expect(readCdaHeader('<other/>').id).toBeUndefined()
  })

  test('what is not XML is an XmlError', () => {
    expect(() => readCdaHeader('not xml')).toThrow(XmlError)
  })

  test('finds the document that a style sheet or a signature wraps', () => {
    const wrapped = parseXml(`<stylesheet>${cda('<title>Un titre</title>')}</stylesheet>`)
    expect(isClinicalDocument(wrapped)).toBe(false)
    expect(clinicalDocumentOf(wrapped)?.name).toBe('ClinicalDocument')
    expect(readCdaHeader(wrapped).title).toBe('Un titre')
    expect(clinicalDocumentOf(parseXml('<ClinicalDocument/>'))).toBeUndefined()
  })
})
