import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ParseOption, XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm'
import { allowFolder } from '../../src/documents/xsd/provider.ts'
import { readSoapMessage } from '../../src/protocols/dmp/message.ts'
import { hl7 } from '../../src/protocols/dmp/names.ts'
import { soap12 } from '../../src/protocols/soap/namespaces.ts'

// The official contract of the DMP (WSDL and schemas), for tests: it judges whole SOAP 1.2 messages, faults included.

const shared = fileURLToPath(new URL('../../../shared', import.meta.url))

const beside = (name: string): string =>
  process.env.BANC_ANS_ARTEFACTS === undefined ? join(shared, name) : join(process.env.BANC_ANS_ARTEFACTS, '..', name)

/** Seven WSDL and 158 schemas, and official requests and answers. */
export const contractFolder = beside('dmp-wsdl')
export const samplesFolder = beside('dmp-samples')
export const contractIsThere = existsSync(contractFolder) && existsSync(samplesFolder)

if (!contractIsThere) {
  const said = `the official contract of the DMP is not at ${contractFolder}: set BANC_ANS_ARTEFACTS; contract NOT tested`
  if (process.env.CI === 'true') throw new Error(said)
  console.warn(said)
}

/** A service of the DMP: the last step of its path. */
export type ContractService =
  | 'patients'
  | 'patientsPDQ'
  | 'habilitations'
  | 'patientsSpecific'
  | 'registry'
  | 'repository'

/** Envelope, Body and Fault of SOAP 1.2 (part 1, 5), so that the payload is judged where it stands. */
const envelopeSchema = (imports: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:s="${soap12}" targetNamespace="${soap12}" elementFormDefault="qualified">
${imports}<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="${contractFolder}/schema/ebRS/xml.xsd"/>
<xs:element name="Envelope"><xs:complexType><xs:sequence>
  <xs:element name="Header" minOccurs="0"><xs:complexType><xs:sequence><xs:any processContents="skip" namespace="##any" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
  <xs:element name="Body"><xs:complexType><xs:sequence><xs:any processContents="strict" namespace="##any"/></xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType></xs:element>
<xs:element name="Fault"><xs:complexType><xs:sequence>
  <xs:element name="Code"><xs:complexType><xs:sequence><xs:element name="Value" type="s:code"/><xs:element name="Subcode" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="Value" type="xs:QName"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
  <xs:element name="Reason"><xs:complexType><xs:sequence><xs:element name="Text" maxOccurs="unbounded"><xs:complexType><xs:simpleContent><xs:extension base="xs:string"><xs:attribute ref="xml:lang" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
  <xs:element name="Detail" minOccurs="0"><xs:complexType><xs:sequence><xs:any processContents="skip" namespace="##any" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType></xs:element>
<xs:simpleType name="code"><xs:restriction base="xs:QName"><xs:enumeration value="s:Sender"/><xs:enumeration value="s:Receiver"/><xs:enumeration value="s:MustUnderstand"/><xs:enumeration value="s:VersionMismatch"/><xs:enumeration value="s:DataEncodingUnknown"/></xs:restriction></xs:simpleType>
</xs:schema>`

const imported = (namespace: string, path: string): string =>
  `<xs:import namespace="${namespace}" schemaLocation="${path}"/>\n`

/** libxml2 takes one import a namespace: the messages of a service are included in one schema. */
const hl7Schema = (edition: string, ...messages: readonly string[]): string => {
  const path = join(folder(), `${messages.join('-')}.xsd`)
  const includes = messages.map(
    (name) => `<xs:include schemaLocation="${contractFolder}/schema/HL7V3/${edition}/multicacheschemas/${name}.xsd"/>`,
  )
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${hl7}" elementFormDefault="qualified">${includes.join('')}</xs:schema>`
  writeFileSync(path, schema)
  return imported(hl7, path)
}

/** The schema that a WSDL holds. */
const inlineSchema = (wsdl: string, namespace: string): string => {
  const path = join(folder(), `${wsdl}.xsd`)
  const [schema = ''] =
    /<xs:schema[\s\S]*<\/xs:schema>/.exec(readFileSync(`${contractFolder}/wsdl/${wsdl}.wsdl`, 'utf8')) ?? []
  writeFileSync(path, schema)
  return imported(namespace, path)
}

const ebxml = (name: string): string =>
  imported(`urn:oasis:names:tc:ebxml-regrep:xsd:${name}:3.0`, `${contractFolder}/schema/ebRS/${name}.xsd`)

const schemasOf: Readonly<Record<ContractService, () => string>> = {
  patients: () => hl7Schema('NE2009', 'PRPA_IN201307UV02', 'PRPA_IN201308UV02'),
  patientsPDQ: () => hl7Schema('NE2008', 'PRPA_IN201305UV02', 'PRPA_IN201306UV02'),
  habilitations: () => inlineSchema('Habilitations', 'urn:si-dmp-habilitations'),
  patientsSpecific: () => inlineSchema('PatientsSpecific', 'urn:si-dmp-patients'),
  registry: () => `${ebxml('query')}${ebxml('rs')}${ebxml('lcm')}`,
  repository: () =>
    `${imported('urn:ihe:iti:xds-b:2007', `${contractFolder}/schema/IHE/XDS.b_DocumentRepository.xsd`)}${ebxml('rs')}`,
}

let made: string | undefined
const folder = (): string => {
  if (made !== undefined) return made
  const path = mkdtempSync(join(tmpdir(), 'banc-segur-dmp-contract-'))
  process.once('exit', () => rmSync(path, { recursive: true, force: true }))
  made = path
  return path
}

const validators = new Map<ContractService, XsdValidator>()

const compiled = (service: ContractService): XsdValidator => {
  allowFolder(contractFolder)
  allowFolder(folder())
  const path = join(folder(), `${service}.soap.xsd`)
  writeFileSync(path, envelopeSchema(schemasOf[service]()))
  const schema = XmlDocument.fromBuffer(readFileSync(path), { url: path })
  const validator = XsdValidator.fromDoc(schema)
  schema.dispose()
  validators.set(service, validator)
  return validator
}

/** What the contract of a service says against a SOAP 1.2 message. An XOP document must have been put in its place. */
export const complaintsOfContract = (service: ContractService, message: string | Uint8Array): readonly string[] => {
  const validator = validators.get(service) ?? compiled(service)
  const document = XmlDocument.fromBuffer(Buffer.from(message), { option: ParseOption.XML_PARSE_HUGE })
  try {
    validator.validate(document)
    return []
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error
    return error.details.map((detail) => detail.message.trim())
  } finally {
    document.dispose()
  }
}

/** The service that a path leads to, when the contract knows it. */
export const serviceAt = (url: string): ContractService | undefined => {
  const last = url.split('?')[0]?.split('/').at(-1) ?? ''
  return last in schemasOf ? (last as ContractService) : undefined
}

/** A message as its sender means it: what travels beside it by XOP stands in its place (XOP 1.0, 3.2). */
export const wholeMessage = (contentType: string | undefined, body: Uint8Array): string => {
  const { envelopeBytes, attachments } = readSoapMessage(contentType, body)
  const parts = new Map(attachments.map((part) => [part.contentId, part.body]))
  return Buffer.from(envelopeBytes)
    .toString('utf8')
    .replace(/<(?:\w+:)?Include\b[^>]*?\bhref="cid:([^"]*)"[^>]*?\/>/g, (_, cid: string) =>
      Buffer.from(parts.get(decodeURIComponent(cid)) ?? []).toString('base64'),
    )
}
