import { describe, expect, test } from 'vitest'
import { parseXml } from '../../xml/element.ts'
import { readMetadata } from './metadata.ts'
import { documentEntryScheme as entry, ns, submissionSetScheme as set } from './uuids.ts'

const code = (scheme: string, value: string, codingScheme: string) => `
  <Classification classificationScheme="${scheme}" classifiedObject="d" nodeRepresentation="${value}">
    <Slot name="codingScheme"><ValueList><Value>${codingScheme}</Value></ValueList></Slot>
    <Name><LocalizedString value="Libellé"/></Name></Classification>`

const list = `<RegistryObjectList xmlns="${ns.rim}">
  <RegistryPackage id="s"><Slot name="submissionTime"><ValueList><Value>20260301083000</Value></ValueList></Slot>
    <Name><LocalizedString value="Lot"/></Name>
    <ExternalIdentifier identificationScheme="${set.sourceId}" value="1.2.3"/></RegistryPackage>
  <Classification classifiedObject="s" classificationNode="${set.classificationNode}"/>
  <ExtrinsicObject id="d" mimeType="text/xml">
    <Slot name="size"><ValueList><Value>12</Value></ValueList></Slot>
    ${code(entry.typeCode, '11488-4', '2.16.840.1.113883.6.1')}
    ${code(entry.confidentialityCode, 'N', '2.16.840.1.113883.5.25')}
    ${code(entry.confidentialityCode, 'MASQUE_PS', '1.2.250.1.213.1.1.4.13')}
    <Classification classificationScheme="${entry.author}" classifiedObject="d" nodeRepresentation="">
      <Slot name="authorPerson"><ValueList><Value>899^REFERENCE^Camille</Value></ValueList></Slot>
      <Slot name="authorInstitution"><ValueList><Value>CABINET</Value></ValueList></Slot></Classification>
    <ExternalIdentifier identificationScheme="${entry.patientId}" value="1^^^&amp;1.2&amp;ISO^NH"/>
  </ExtrinsicObject>
  <Association associationType="urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember" sourceObject="s" targetObject="d"/>
</RegistryObjectList>`

const request = `<lcm:SubmitObjectsRequest xmlns:lcm="${ns.lcm}">${list}</lcm:SubmitObjectsRequest>`

describe('readMetadata', () => {
  test('reads the entry: codes with their schemes, every confidentialityCode, author, patient and slots', () => {
    const [document] = readMetadata(parseXml(request)).documentEntries
    expect(document).toMatchObject({
      entryUuid: 'd',
      mimeType: 'text/xml',
      patientId: '1^^^&1.2&ISO^NH',
      typeCode: { code: '11488-4', scheme: '2.16.840.1.113883.6.1', label: 'Libellé' },
      authors: [{ person: '899^REFERENCE^Camille', institutions: ['CABINET'], specialty: undefined, role: undefined }],
      slots: { size: ['12'] },
    })
    expect(document?.confidentialityCodes.map((confidentiality) => confidentiality.code)).toEqual(['N', 'MASQUE_PS'])
    expect(document?.classCode).toBeUndefined()
  })

  test('recognises the submission set by its classification node, and its members', () => {
    const { submissionSet, associations } = readMetadata(parseXml(request))
    expect(submissionSet).toMatchObject({ entryUuid: 's', title: 'Lot', sourceId: '1.2.3' })
    expect(associations).toMatchObject([{ source: 's', target: 'd' }])
    const folder = request.replace(set.classificationNode, 'urn:uuid:other')
    expect(readMetadata(parseXml(folder)).submissionSet).toBeUndefined()
  })

  test('goes through a ProvideAndRegisterDocumentSetRequest', () => {
    const wrapped = `<ProvideAndRegisterDocumentSetRequest xmlns="${ns.xdsb}">${request}</ProvideAndRegisterDocumentSetRequest>`
    expect(readMetadata(parseXml(wrapped))).toEqual(readMetadata(parseXml(request)))
  })

  test('is empty where there is no request', () => {
    expect(readMetadata(parseXml('<a/>'))).toEqual({ submissionSet: undefined, documentEntries: [], associations: [] })
  })
})
