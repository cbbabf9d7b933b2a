import { hl7Timestamp } from '../../../src/protocols/cda/timestamp.ts'
import { document, el, type Markup } from '../../../src/xml/write.ts'
import { domains, practiceCodes } from './codes.ts'
import type { DocumentContent } from './content.ts'

type Attributes = Readonly<Record<string, string | number | undefined>>

const unknown = { nullFlavor: 'UNK' }

const code = (name: string, coded: { code: string; scheme: string; label: string }): Markup =>
  el(name, { code: coded.code, codeSystem: coded.scheme, displayName: coded.label })

const genders = { M: 'Masculin', F: 'Féminin' } as const

/** The patient. Rule 28 of the INS guide: the matricule leaves with a qualified identity only; the local id always does. */
const recordTarget = ({ patient }: DocumentContent): Markup => {
  const qualified = patient.statut === 'qualifiee' && patient.matricule !== undefined && patient.oid !== undefined
  const name = (part: string, qualifier: string | undefined, text: string | undefined) =>
    text === undefined ? undefined : el(part, { qualifier } satisfies Attributes, text)
  return el(
    'recordTarget',
    {},
    el(
      'patientRole',
      {},
      qualified ? el('id', { root: patient.oid, extension: patient.matricule }) : undefined,
      el('id', { root: domains.localPatients, extension: patient.patientId }),
      el('addr', unknown),
      el('telecom', unknown),
      el(
        'patient',
        { classCode: 'PSN' },
        el(
          'name',
          {},
          name('family', 'BR', patient.nomNaissance),
          name('given', undefined, patient.prenomsNaissance),
          name('given', 'BR', patient.premierPrenom),
          name('family', 'CL', patient.nomUtilise),
          name('given', 'CL', patient.prenomUtilise),
        ),
        el('administrativeGenderCode', {
          code: patient.sexe,
          codeSystem: '2.16.840.1.113883.5.1',
          displayName: genders[patient.sexe],
        }),
        el('birthTime', { value: patient.dateNaissance.replaceAll('-', '') }),
        el('birthplace', {}, el('place', {}, el('addr', {}, el('county', {}, patient.lieuNaissance)))),
      ),
    ),
  )
}

const professionalId = ({ author }: DocumentContent): Markup =>
  el('id', { root: domains.professionals, extension: author.nationalId })

const professionalName = ({ author }: DocumentContent): Markup =>
  el('assignedPerson', {}, el('name', {}, el('given', {}, author.givenName), el('family', {}, author.familyName)))

const organization = (name: string, { practice }: DocumentContent, ...more: readonly Markup[]): Markup =>
  el(
    name,
    {},
    el('id', { root: domains.structures, extension: practice.structureId }),
    el('name', {}, practice.name),
    el('telecom', unknown),
    el('addr', unknown),
    ...more,
  )

const assigned = (name: string, content: DocumentContent, ...industry: readonly Markup[]): Markup =>
  el(
    name,
    {},
    professionalId(content),
    code('code', practiceCodes.specialty),
    el('addr', unknown),
    el('telecom', unknown),
    professionalName(content),
    organization('representedOrganization', content, ...industry),
  )

const act = (content: DocumentContent, time: string): Markup =>
  el(
    'documentationOf',
    {},
    el(
      'serviceEvent',
      {},
      el('effectiveTime', {}, el('low', { value: time })),
      el(
        'performer',
        { typeCode: 'PRF' },
        assigned('assignedEntity', content, code('standardIndustryClassCode', practiceCodes.setting)),
      ),
    ),
  )

const encounter = ({ practice }: DocumentContent, time: string): Markup =>
  el(
    'componentOf',
    {},
    el(
      'encompassingEncounter',
      {},
      el('effectiveTime', {}, el('low', { value: time })),
      el(
        'location',
        {},
        el(
          'healthCareFacility',
          {},
          el('id', { root: domains.structures, extension: practice.structureId }),
          code('code', practiceCodes.facility),
        ),
      ),
    ),
  )

/** A CDA R2 of level 1 around a PDF/A-1, with the header of the volet Structuration minimale, in the order of CDA.xsd. */
export const renderCda = (content: DocumentContent, pdf: Uint8Array): string => {
  const time = hl7Timestamp(content.createdAt)
  return document(
    el(
      'ClinicalDocument',
      { xmlns: 'urn:hl7-org:v3' },
      el('realmCode', { code: 'FR' }),
      el('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
      el('templateId', { root: '2.16.840.1.113883.2.8.2.1' }),
      el('templateId', { root: '1.2.250.1.213.1.1.1.1' }),
      el('templateId', { root: '1.3.6.1.4.1.19376.1.2.20' }),
      el('id', { root: content.id }),
      code('code', { code: content.typeCode, scheme: content.type.codeSystem, label: content.type.label }),
      el('title', {}, content.title),
      el('effectiveTime', { value: time }),
      code('confidentialityCode', practiceCodes.confidentiality),
      el('languageCode', { code: 'fr-FR' }),
      el('setId', { root: content.setId }),
      el('versionNumber', { value: 1 }),
      recordTarget(content),
      el('author', {}, el('time', { value: time }), assigned('assignedAuthor', content)),
      el('custodian', {}, el('assignedCustodian', {}, organization('representedCustodianOrganization', content))),
      el(
        'legalAuthenticator',
        {},
        el('time', { value: time }),
        el('signatureCode', { code: 'S' }),
        assigned('assignedEntity', content),
      ),
      act(content, time),
      encounter(content, time),
      el(
        'component',
        {},
        el(
          'nonXMLBody',
          {},
          el('text', { mediaType: 'application/pdf', representation: 'B64' }, Buffer.from(pdf).toString('base64')),
        ),
      ),
    ),
  )
}
