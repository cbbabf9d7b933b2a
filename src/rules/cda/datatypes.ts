import { type PlacedElement, walk } from '../../xml/placed.ts'
import { type Rule, rule } from '../rule.ts'
import { nullFlavors } from './value-sets.ts'

const clause = 'Volet Structuration minimale 1.16.8, types de données'

/** Every element of the header: all but the body. */
const header = (document: PlacedElement): readonly PlacedElement[] => [
  ...walk(document, (element) => element.name === 'component' && element.parent === document),
]

const timed = ['effectiveTime', 'time', 'low', 'high', 'birthTime'] as const
/** HL7 v3 type TS: from the year down to the second, each unit complete, then fraction and offset. */
const hl7Timestamp =
  /^\d{4}(?:(?:0[1-9]|1[0-2])(?:(?:0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])(?:[0-5]\d(?:[0-5]\d(?:\.\d+)?)?)?(?:[+-]\d{1,4})?)?)?)?$/
/** The four forms that the CI-SIS keeps of it. */
const ciSisTimestamp = /^(?:\d{4}|\d{8}|\d{12}[+-]\d{4}|\d{14}[+-]\d{4})$/
const oid = /^[0-2](?:\.(?:0|[1-9]\d*))+$/
const isOid = (text: string): boolean => text.length <= 64 && oid.test(text)
const uuid = /^[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}$/

const timestamps = (document: PlacedElement) =>
  header(document).filter(
    ({ name, attributes }) => (timed as readonly string[]).includes(name) && attributes.value !== undefined,
  )

/** Data types of the header: null flavors, identifiers and timestamps. */
export const datatypeRules: readonly Rule[] = [
  // A warning: the text leaves NA out, and a third of the examples that the ANS publishes use it.
  rule({
    id: 'cda.nullFlavor-allowed',
    clause,
    severity: 'warning',
    title: {
      fr: 'Une absence est justifiée par UNK, NASK, ASKU, NAV ou MSK',
      en: 'An absence is explained by UNK, NASK, ASKU, NAV or MSK',
    },
    context: (document) => header(document).filter(({ attributes }) => attributes.nullFlavor !== undefined),
    judge: ({ attributes: { nullFlavor = '' } }) =>
      nullFlavors.includes(nullFlavor)
        ? undefined
        : {
            fr: `nullFlavor vaut « ${nullFlavor} », attendu ${nullFlavors.join(', ')}.`,
            en: `nullFlavor is "${nullFlavor}", expected ${nullFlavors.join(', ')}.`,
          },
  }),
  rule({
    id: 'cda.nullFlavor-alone',
    clause: 'HL7 v3, type ANY',
    title: {
      fr: "Un élément absent (nullFlavor) ne porte rien d'autre",
      en: 'An absent element (nullFlavor) holds nothing else',
    },
    context: (document) =>
      header(document).filter(
        ({ attributes: { nullFlavor } }) => nullFlavor !== undefined && !['NA', 'OTH'].includes(nullFlavor),
      ),
    judge: ({ name, attributes, children, text }) => {
      const held = ['value', 'root', 'extension', 'code', 'codeSystem'].filter((one) => attributes[one] !== undefined)
      if (held.length === 0 && children.length === 0 && text.trim() === '') return undefined
      return {
        fr: `${name} a un nullFlavor et pourtant un contenu${held.length > 0 ? ` (${held.join(', ')})` : ''} : gardez l'un ou l'autre.`,
        en: `${name} has a nullFlavor and yet a content${held.length > 0 ? ` (${held.join(', ')})` : ''}: keep one of them.`,
      }
    },
  }),
  rule({
    id: 'cda.oid',
    clause,
    title: {
      fr: 'root est un OID de 64 caractères au plus, ou un UUID',
      en: 'root is an OID of at most 64 characters, or a UUID',
    },
    context: (document) => header(document).filter(({ attributes }) => attributes.root !== undefined),
    judge: ({ attributes: { root = '' } }) =>
      uuid.test(root) || isOid(root)
        ? undefined
        : {
            fr: `root « ${root} » n'est ni un OID de 64 caractères au plus, ni un UUID.`,
            en: `root "${root}" is neither an OID of at most 64 characters nor a UUID.`,
          },
  }),
  rule({
    id: 'cda.codeSystem-oid',
    clause,
    title: { fr: 'codeSystem est un OID', en: 'codeSystem is an OID' },
    context: (document) => header(document).filter(({ attributes }) => attributes.codeSystem !== undefined),
    judge: ({ name, attributes: { codeSystem = '' } }) =>
      isOid(codeSystem)
        ? undefined
        : {
            fr: `${name} a le codeSystem « ${codeSystem} », qui n'est pas un OID de 64 caractères au plus.`,
            en: `${name} has the codeSystem "${codeSystem}", which is not an OID of at most 64 characters.`,
          },
  }),
  rule({
    id: 'cda.timestamp',
    clause: 'HL7 v3, type TS',
    title: { fr: 'Une date est un horodatage HL7', en: 'A date is an HL7 timestamp' },
    context: timestamps,
    judge: ({ name, attributes: { value = '' } }) =>
      hl7Timestamp.test(value)
        ? undefined
        : {
            fr: `${name} vaut « ${value} », qui n'est pas un horodatage HL7.`,
            en: `${name} is "${value}", which is not an HL7 timestamp.`,
          },
  }),
  // A warning: published examples omit the offset of a time, or write it with three digits.
  rule({
    id: 'cda.timestamp-of-ci-sis',
    clause,
    severity: 'warning',
    title: {
      fr: "Une date s'écrit AAAA, AAAAMMJJ, ou avec l'heure et le décalage horaire",
      en: 'A date is written AAAA, AAAAMMJJ, or with the time and its UTC offset',
    },
    context: (document) => timestamps(document).filter(({ attributes }) => hl7Timestamp.test(attributes.value ?? '')),
    judge: ({ name, attributes: { value = '' } }) =>
      ciSisTimestamp.test(value)
        ? undefined
        : {
            fr: `${name} vaut « ${value} », attendu AAAA, AAAAMMJJ, AAAAMMJJhhmm±ZZzz ou AAAAMMJJhhmmss±ZZzz.`,
            en: `${name} is "${value}", expected AAAA, AAAAMMJJ, AAAAMMJJhhmm±ZZzz or AAAAMMJJhhmmss±ZZzz.`,
          },
  }),
]
