import { at, type PlacedElement } from '../../xml/placed.ts'
import { type Rule, rule } from '../rule.ts'
import { cardinality } from './cardinality.ts'
import { bodyMediaTypes } from './value-sets.ts'

const clause = 'Volet Structuration minimale 1.16.8, corps non structuré (CDA R2 niveau 1)'

const unstructuredTemplates = [
  '2.16.840.1.113883.2.8.2.1',
  '1.2.250.1.213.1.1.1.1',
  '1.3.6.1.4.1.19376.1.2.20',
] as const

const bodies = (document: PlacedElement) => at(document, 'component', 'nonXMLBody')
const texts = (document: PlacedElement) => at(document, 'component', 'nonXMLBody', 'text')
const base64 = (text: string): string => text.replace(/\s+/g, '')

/** What each media type starts with, in bytes read as Latin-1. Plain text starts with anything. */
const signatures: Readonly<Record<string, RegExp>> = {
  'application/pdf': /^[\s\S]{0,1023}%PDF-/,
  'text/rtf': /^\{\\rtf/,
  'image/jpeg': /^\xff\xd8\xff/,
  'image/tiff': /^(?:II\*\0|MM\0\*)/,
}

/** The body: one, and in an unstructured document a file of a known type in base 64. */
export const bodyRules: readonly Rule[] = [
  cardinality({ id: 'cda.component-once', clause, path: [], child: 'component', min: 1, max: 1 }),
  rule({
    id: 'cda.body-kind',
    clause,
    title: { fr: 'Le corps est structuré ou non structuré', en: 'The body is structured or unstructured' },
    context: (document) => at(document, 'component'),
    judge: (component) =>
      at(component, 'structuredBody').length + at(component, 'nonXMLBody').length === 1
        ? undefined
        : {
            fr: 'component doit contenir un structuredBody ou un nonXMLBody, et un seul.',
            en: 'component must hold one structuredBody or one nonXMLBody.',
          },
  }),
  rule({
    id: 'cda.n1-templates',
    clause,
    title: {
      fr: 'Un document non structuré déclare les trois templateId du niveau 1',
      en: 'An unstructured document declares the three templateIds of level 1',
    },
    context: (document) => (bodies(document).length > 0 ? [document] : []),
    judge: (document) => {
      const declared = at(document, 'templateId').map((template) => template.attributes.root)
      const missing = unstructuredTemplates.filter((root) => !declared.includes(root))
      if (missing.length === 0 && declared.length === unstructuredTemplates.length) return undefined
      return {
        fr: `templateId déclarés : ${declared.length}, manquants : ${missing.join(', ') || 'aucun'} ; un document non structuré en a trois, dont 1.3.6.1.4.1.19376.1.2.20.`,
        en: `templateIds declared: ${declared.length}, missing: ${missing.join(', ') || 'none'}; an unstructured document has three, 1.3.6.1.4.1.19376.1.2.20 among them.`,
      }
    },
  }),
  rule({
    id: 'cda.n1-media-type',
    clause,
    title: { fr: 'Le corps non structuré a un mediaType permis', en: 'The unstructured body has an allowed mediaType' },
    context: texts,
    judge: ({ attributes: { mediaType } }) =>
      bodyMediaTypes.includes(mediaType ?? '')
        ? undefined
        : {
            fr: `mediaType vaut « ${mediaType ?? '(absent)'} », attendu ${bodyMediaTypes.join(', ')}.`,
            en: `mediaType is "${mediaType ?? '(absent)'}", expected ${bodyMediaTypes.join(', ')}.`,
          },
  }),
  rule({
    id: 'cda.n1-base64',
    clause,
    title: { fr: 'Le corps non structuré est en base 64', en: 'The unstructured body is in base 64' },
    context: texts,
    judge: ({ attributes: { representation }, text }) => {
      const content = base64(text)
      if (representation !== 'B64') {
        return {
          fr: `representation vaut « ${representation ?? '(absent)'} », attendu B64.`,
          en: `representation is "${representation ?? '(absent)'}", expected B64.`,
        }
      }
      if (content !== '' && content.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(content)) return undefined
      return {
        fr: "Le contenu n'est pas du base 64 (vide, tronqué ou caractères interdits).",
        en: 'The content is not base 64 (empty, cut or with forbidden characters).',
      }
    },
  }),
  rule({
    id: 'cda.n1-content-is-its-type',
    clause,
    title: { fr: 'Le contenu est bien du type annoncé', en: 'The content is of the type it announces' },
    context: (document) =>
      texts(document).filter(
        ({ attributes }) => attributes.representation === 'B64' && signatures[attributes.mediaType ?? ''] !== undefined,
      ),
    judge: ({ attributes: { mediaType = '' }, text }) => {
      const start = Buffer.from(base64(text).slice(0, 1400), 'base64').toString('latin1')
      return signatures[mediaType]?.test(start)
        ? undefined
        : {
            fr: `Le contenu décodé ne commence pas comme un ${mediaType}.`,
            en: `The decoded content does not start like ${mediaType}.`,
          }
    },
  }),
]
