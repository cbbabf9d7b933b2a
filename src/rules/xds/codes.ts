import { documentEntryScheme, submissionSetScheme } from '../../protocols/xds/uuids.ts'
import type { PlacedElement } from '../../xml/placed.ts'
import {
  classCodes,
  healthcareFacilityTypes,
  knownFormats,
  metadataConfidentiality,
  practiceSettings,
  typeCodes,
} from '../cda/value-sets.ts'
import { type Rule, rule } from '../rule.ts'
import { codeCount, codeIn, codeOf, ofDocument, ofSubmissionSet } from './build.ts'
import { classifications, documentEntries, labelOf, submissionSets } from './select.ts'

const scheme = documentEntryScheme

const coded = [
  ['classCode', scheme.classCode, 1, 'JDV_J57', classCodes],
  ['typeCode', scheme.typeCode, 1, 'JDV_J07', typeCodes],
  ['healthcareFacilityTypeCode', scheme.healthcareFacilityTypeCode, 1, 'JDV_J02', healthcareFacilityTypes],
  ['practiceSettingCode', scheme.practiceSettingCode, 1, 'JDV_J04', practiceSettings],
  ['confidentialityCode', scheme.confidentialityCode, 4, 'JDV_J08', metadataConfidentiality],
] as const

const formats = (request: PlacedElement): readonly PlacedElement[] =>
  documentEntries(request).flatMap((entry) => classifications(entry, scheme.formatCode))

const contentTypes = (request: PlacedElement): readonly PlacedElement[] =>
  submissionSets(request).flatMap((set) => classifications(set, submissionSetScheme.contentTypeCode))

const everyCode = (request: PlacedElement): readonly PlacedElement[] => [
  ...contentTypes(request),
  ...documentEntries(request).flatMap((entry) =>
    [...coded.map(([, uuid]) => uuid), scheme.formatCode, scheme.eventCodeList].flatMap((uuid) =>
      classifications(entry, uuid),
    ),
  ),
]

const level = '2.16.840.1.113883.5.25'
/** TRE_A11 of IHE; the ANS's own formats are in TRE_A06. */
const iheFormats = '1.3.6.1.4.1.19376.1.2.3'
const ansFormats = '1.2.250.1.213.1.1.4.2.282'

const inItsSet = ([name, uuid, , set, values]: (typeof coded)[number]): Rule =>
  codeIn({
    id: `xds.${name}-in-${set.slice(4)}`,
    clause: set,
    objects: documentEntries,
    scheme: uuid,
    name,
    set: values,
  })

/** The level N, R or V, and the codes that mask a document: each in its own scheme. */
export const confidentialityIsKnown = inItsSet(coded[4])

/** Codes of a document and of the set. */
export const codeRules: readonly Rule[] = [
  ...coded.flatMap((one) => {
    const [name, uuid, max] = one
    const count = codeCount({
      id: `xds.${name}`,
      clause: ofDocument,
      objects: documentEntries,
      scheme: uuid,
      name,
      max,
    })
    return [count, inItsSet(one)]
  }),
  codeCount({
    id: 'xds.formatCode',
    clause: ofDocument,
    objects: documentEntries,
    scheme: scheme.formatCode,
    name: 'formatCode',
    max: 1,
  }),
  codeCount({
    id: 'xds.contentTypeCode',
    clause: ofSubmissionSet,
    objects: submissionSets,
    scheme: submissionSetScheme.contentTypeCode,
    name: 'contentTypeCode',
    max: 1,
  }),
  // A warning: only a part of JDV_J60 is known here.
  rule({
    id: 'xds.formatCode-in-J60',
    clause: 'JDV_J60',
    severity: 'warning',
    title: { fr: 'formatCode est un format connu du JDV_J60', en: 'formatCode is a known format of JDV_J60' },
    context: formats,
    judge: (classification) => {
      const { code } = codeOf(classification)
      return knownFormats.includes(code)
        ? undefined
        : {
            fr: `Le format ${code || '(absent)'} n'est pas de ceux que le banc connaît.`,
            en: `The format ${code || '(absent)'} is not one that the bench knows.`,
          }
    },
  }),
  // A warning: tools and samples of the ANS do not agree on the scheme of these formats.
  rule({
    id: 'xds.formatCode-scheme',
    clause: 'JDV_J60, TRE_A06 et TRE_A11',
    severity: 'warning',
    title: { fr: 'formatCode est dans le schéma de son organisme', en: "formatCode is in its organisation's scheme" },
    context: (request) => formats(request).filter((one) => /^urn:(?:ihe|asip|ans|asipSante):/.test(codeOf(one).code)),
    judge: (classification) => {
      const { code, scheme: stated } = codeOf(classification)
      const expected = /^urn:ihe:/.test(code) ? iheFormats : ansFormats
      return stated === expected
        ? undefined
        : {
            fr: `${code} est dans le schéma ${stated || '(absent)'}, attendu ${expected}.`,
            en: `${code} is in the scheme ${stated || '(absent)'}, expected ${expected}.`,
          }
    },
  }),
  rule({
    id: 'xds.contentTypeCode-scheme',
    clause: 'JDV_J59',
    title: { fr: 'contentTypeCode est dans le schéma du JDV_J59', en: 'contentTypeCode is in the scheme of JDV_J59' },
    context: contentTypes,
    judge: (classification) => {
      const { code, scheme: stated } = codeOf(classification)
      return stated === '1.2.250.1.213.2.2' && code !== ''
        ? undefined
        : {
            fr: `contentTypeCode vaut « ${code} » (${stated || 'sans codingScheme'}), attendu un code de 1.2.250.1.213.2.2.`,
            en: `contentTypeCode is "${code}" (${stated || 'no codingScheme'}), expected a code of 1.2.250.1.213.2.2.`,
          }
    },
  }),
  rule({
    id: 'xds.confidentiality-level',
    clause: 'JDV_J08',
    title: {
      fr: 'La confidentialité a un niveau, et un seul : N, R ou V',
      en: 'Confidentiality has one level: N, R or V',
    },
    context: (request) =>
      documentEntries(request).filter((entry) => classifications(entry, scheme.confidentialityCode).length > 0),
    judge: (entry) => {
      const levels = classifications(entry, scheme.confidentialityCode).filter((one) => codeOf(one).scheme === level)
      return levels.length === 1
        ? undefined
        : {
            fr: `${levels.length} niveau(x) de confidentialité N, R ou V, attendu un seul.`,
            en: `${levels.length} confidentiality level(s) N, R or V, expected one.`,
          }
    },
  }),
  rule({
    id: 'xds.code-label',
    clause: ofDocument,
    title: { fr: 'Un code a son codingScheme et son libellé', en: 'A code has its codingScheme and its label' },
    context: everyCode,
    judge: (classification) => {
      const { code, scheme: stated } = codeOf(classification)
      return stated !== '' && labelOf(classification)
        ? undefined
        : {
            fr: `Le code ${code || '∅'} est sans « codingScheme » ou sans « Name ».`,
            en: `The code ${code || '∅'} lacks its "codingScheme" or its "Name".`,
          }
    },
  }),
]
