import { at, type PlacedElement } from '../../xml/placed.ts'
import { type Rule, rule, wholeDocument } from '../rule.ts'
import { cardinality } from './cardinality.ts'
import { confidentialityLevels, isIn, typeCodes } from './value-sets.ts'
import { versioningRules } from './versioning.ts'

const clause = 'Volet Structuration minimale 1.16.8, identification du document'

const children = (name: string) => (document: PlacedElement) => at(document, name)

/** A child of the document that occurs exactly once. */
const once = (child: string): Rule => cardinality({ id: `cda.${child}-once`, clause, path: [], child, min: 1, max: 1 })

const oids = { hl7France: '2.16.840.1.113883.2.8.2.1', ciSis: '1.2.250.1.213.1.1.1.1' } as const

const declaresTemplate = (id: string, root: string, meaning: string): Rule =>
  rule({
    id,
    clause,
    title: { fr: `Le templateId ${meaning} est déclaré`, en: `The templateId ${meaning} is declared` },
    context: wholeDocument,
    judge: (document) =>
      at(document, 'templateId').some((template) => template.attributes.root === root)
        ? undefined
        : {
            fr: `Aucun templateId ne vaut ${root} (conformité ${meaning}).`,
            en: `No templateId is ${root} (conformance to ${meaning}).`,
          },
  })

const withOffset = /^\d{12}(?:\d\d)?[+-]\d{4}$/
const toTheSecond = /^\d{14}[+-]\d{4}$/

/** What identifies a document: its templates, id, type, title, date, confidentiality, language and version. */
export const identificationRules: readonly Rule[] = [
  cardinality({ id: 'cda.realmCode-once', clause, path: [], child: 'realmCode', min: 1, max: 1 }),
  rule({
    id: 'cda.realmCode-is-france',
    clause,
    title: { fr: 'realmCode vaut FR', en: 'realmCode is FR' },
    context: children('realmCode'),
    judge: ({ attributes }) =>
      attributes.code === 'FR'
        ? undefined
        : {
            fr: `realmCode vaut « ${attributes.code ?? ''} », attendu FR.`,
            en: `realmCode is "${attributes.code ?? ''}", expected FR.`,
          },
  }),
  rule({
    id: 'cda.typeId-is-cda-r2',
    clause,
    title: { fr: 'typeId désigne le standard CDA R2', en: 'typeId names the CDA R2 standard' },
    context: wholeDocument,
    judge: (document) => {
      const [typeId] = at(document, 'typeId')
      const { root, extension } = typeId?.attributes ?? {}
      if (root === '2.16.840.1.113883.1.3' && extension === 'POCD_HD000040') return undefined
      return {
        at: typeId ?? document,
        message: {
          fr: `typeId vaut ${root ?? '(absent)'} / ${extension ?? '(absent)'}, attendu 2.16.840.1.113883.1.3 / POCD_HD000040.`,
          en: `typeId is ${root ?? '(absent)'} / ${extension ?? '(absent)'}, expected 2.16.840.1.113883.1.3 / POCD_HD000040.`,
        },
      }
    },
  }),
  declaresTemplate('cda.templateId-hl7-france', oids.hl7France, 'HL7 France'),
  declaresTemplate('cda.templateId-ci-sis', oids.ciSis, 'CI-SIS'),
  rule({
    id: 'cda.templateId-of-model',
    clause,
    title: {
      fr: 'Un templateId désigne le modèle du document',
      en: "A templateId names the document's model",
    },
    context: wholeDocument,
    judge: (document) => {
      const others = at(document, 'templateId').filter(
        ({ attributes }) => attributes.root !== oids.hl7France && attributes.root !== oids.ciSis,
      )
      return others.length > 0
        ? undefined
        : {
            fr: 'Aucun templateId ne désigne le modèle du document, en plus de ceux de HL7 France et du CI-SIS.',
            en: "No templateId names the document's model, besides those of HL7 France and the CI-SIS.",
          }
    },
  }),
  once('id'),
  rule({
    id: 'cda.id-root-only',
    clause: 'Volet Structuration minimale 1.16.8, identification du document (DMP : root seul)',
    severity: 'warning',
    title: {
      fr: "L'identifiant du document tient dans root seul",
      en: 'The document id stands in root alone',
    },
    context: children('id'),
    judge: ({ attributes }) =>
      attributes.extension === undefined
        ? undefined
        : {
            fr: `id porte l'extension « ${attributes.extension} » : le DMP attend un identifiant dans root seul.`,
            en: `id has the extension "${attributes.extension}": the DMP expects an id in root alone.`,
          },
  }),
  once('code'),
  rule({
    id: 'cda.code-in-J07',
    clause: 'JDV_J07_XdsTypeCode_CISIS',
    title: { fr: 'Le type du document est un code du JDV_J07', en: 'The document type is a code of JDV_J07' },
    context: children('code'),
    judge: ({ attributes: { code, codeSystem } }) =>
      isIn(typeCodes, code, codeSystem)
        ? undefined
        : {
            fr: `Le type ${code ?? '(absent)'} (${codeSystem ?? 'sans codeSystem'}) n'est pas dans le JDV_J07.`,
            en: `The type ${code ?? '(absent)'} (${codeSystem ?? 'no codeSystem'}) is not in JDV_J07.`,
          },
  }),
  rule({
    id: 'cda.code-displayName',
    clause,
    title: { fr: 'Le type du document a un libellé', en: 'The document type has a label' },
    context: children('code'),
    judge: ({ attributes: { displayName } }) =>
      displayName
        ? undefined
        : { fr: 'code/@displayName est absent ou vide.', en: 'code/@displayName is absent or empty.' },
  }),
  once('title'),
  rule({
    id: 'cda.title-length',
    clause,
    title: { fr: 'Le titre a de 1 à 128 caractères', en: 'The title has 1 to 128 characters' },
    context: children('title'),
    judge: ({ text }) => {
      const { length } = text.trim()
      return length >= 1 && length <= 128
        ? undefined
        : {
            fr: `Le titre a ${length} caractères, attendu de 1 à 128.`,
            en: `The title has ${length} characters, expected 1 to 128.`,
          }
    },
  }),
  once('effectiveTime'),
  rule({
    id: 'cda.effectiveTime-with-offset',
    clause,
    title: {
      fr: "La date de création porte l'heure et le décalage horaire",
      en: 'The creation time has a time of day and its UTC offset',
    },
    context: children('effectiveTime'),
    judge: ({ attributes: { value } }) =>
      withOffset.test(value ?? '')
        ? undefined
        : {
            fr: `effectiveTime vaut « ${value ?? ''} », attendu AAAAMMJJhhmmss±ZZzz.`,
            en: `effectiveTime is "${value ?? ''}", expected AAAAMMJJhhmmss±ZZzz.`,
          },
  }),
  // A warning: the model document that the ANS publishes stops at the minute.
  rule({
    id: 'cda.effectiveTime-to-the-second',
    clause,
    severity: 'warning',
    title: { fr: 'La date de création va à la seconde', en: 'The creation time goes to the second' },
    context: (document) =>
      at(document, 'effectiveTime').filter(({ attributes }) => withOffset.test(attributes.value ?? '')),
    judge: ({ attributes: { value } }) =>
      toTheSecond.test(value ?? '')
        ? undefined
        : {
            fr: `effectiveTime vaut « ${value ?? ''} », attendu à la seconde : AAAAMMJJhhmmss±ZZzz.`,
            en: `effectiveTime is "${value ?? ''}", expected to the second: AAAAMMJJhhmmss±ZZzz.`,
          },
  }),
  once('confidentialityCode'),
  rule({
    id: 'cda.confidentialityCode-in-J08',
    clause: 'JDV_J08_XdsConfidentialityCode_CISIS',
    title: { fr: 'La confidentialité est N, R ou V', en: 'The confidentiality is N, R or V' },
    context: children('confidentialityCode'),
    judge: ({ attributes: { code, codeSystem } }) =>
      isIn(confidentialityLevels, code, codeSystem)
        ? undefined
        : {
            fr: `confidentialityCode vaut ${code ?? '(absent)'} (${codeSystem ?? 'sans codeSystem'}), attendu N, R ou V de 2.16.840.1.113883.5.25.`,
            en: `confidentialityCode is ${code ?? '(absent)'} (${codeSystem ?? 'no codeSystem'}), expected N, R or V of 2.16.840.1.113883.5.25.`,
          },
  }),
  once('languageCode'),
  rule({
    id: 'cda.languageCode-is-french',
    clause,
    title: { fr: 'La langue est fr-FR', en: 'The language is fr-FR' },
    context: children('languageCode'),
    judge: ({ attributes: { code } }) =>
      code === 'fr-FR'
        ? undefined
        : {
            fr: `languageCode vaut « ${code ?? ''} », attendu fr-FR.`,
            en: `languageCode is "${code ?? ''}", expected fr-FR.`,
          },
  }),
  once('setId'),
  once('versionNumber'),
  rule({
    id: 'cda.versionNumber-positive',
    clause: 'Volet Structuration minimale 1.16.8, §3.5.5.11',
    title: { fr: 'Le numéro de version est un entier à partir de 1', en: 'The version number is an integer from 1' },
    context: children('versionNumber'),
    judge: ({ attributes: { value } }) =>
      /^[1-9]\d*$/.test(value ?? '')
        ? undefined
        : {
            fr: `versionNumber vaut « ${value ?? ''} », attendu un entier à partir de 1.`,
            en: `versionNumber is "${value ?? ''}", expected an integer from 1.`,
          },
  }),
  ...versioningRules,
]
