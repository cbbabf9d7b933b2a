import { within } from '../../../src/rules/rule.ts'
import {
  documentDescribedOnce,
  hashOfDocument,
  sizeOfDocument,
  uriNamesADocument,
} from '../../../src/rules/xdm/documents.ts'
import { entriesOfCdas } from '../../../src/rules/xdm/rules.ts'
import { patientIdAgrees, typeCodeAgrees } from '../../../src/rules/xds/agreement.ts'
import { ruleCheck } from '../../rule-check.ts'
import { seenArchives } from '../evidence/mails.ts'

const verifies = ['MSS/CONF.23']

export const xdmMetadataNameEveryDocument = ruleCheck({
  id: 'mss.xdmMetadataNameEveryDocument',
  title: {
    fr: 'Chaque document de l’archive a son entrée dans METADATA.XML, et chaque entrée son document (URI)',
    en: 'Each document of the archive has its entry in METADATA.XML, and each entry its document (URI)',
  },
  verifies,
  rules: [uriNamesADocument, documentDescribedOnce],
  subjects: seenArchives,
})

export const xdmMetadataAgreeWithTheCda = ruleCheck({
  id: 'mss.xdmMetadataAgreeWithTheCda',
  title: {
    fr: 'METADATA.XML donne à chaque document le patient et le type de son CDA',
    en: 'METADATA.XML gives each document the patient and the type of its CDA',
  },
  verifies,
  rules: [patientIdAgrees, typeCodeAgrees].map((rule) => within(rule, entriesOfCdas)),
  subjects: seenArchives,
})

export const xdmMetadataCarrySizeAndHash = ruleCheck({
  id: 'mss.xdmMetadataCarrySizeAndHash',
  title: {
    fr: 'METADATA.XML porte la taille et l’empreinte SHA-1 de chaque CDA',
    en: 'METADATA.XML holds the size and the SHA-1 hash of each CDA',
  },
  verifies,
  rules: [sizeOfDocument, hashOfDocument],
  subjects: seenArchives,
})
