import { type Lang, say, type Text } from '../model/text.ts'
import type { Foreign } from '../protocols/recognise.ts'
import type { Severity } from '../rules/rule.ts'
import type { XmlError, XmlProblem } from '../xml/problem.ts'
import type { RuleSetResult } from './result.ts'

/** Why a file, or a part of it, is not read or not judged. `rule` is a stable id; line and column are 0 for the whole. */
export interface ReadingProblem {
  readonly rule: string
  readonly line: number
  readonly column: number
  readonly message: Text
}

/** The ids under which the reading of XML fails. */
const xmlRules: Readonly<Record<XmlProblem, string>> = {
  encoding: 'xml.encoding',
  syntax: 'xml.well-formed',
  namespace: 'xml.well-formed',
  doctype: 'xml.no-doctype',
  depth: 'xml.depth',
  children: 'xml.siblings',
  elements: 'xml.elements',
  attributes: 'xml.attributes',
  tag: 'xml.tag',
  size: 'xml.size',
  shape: 'xml.shape',
}

export const unreadableXml = ({ problem, place, what }: XmlError): ReadingProblem => ({
  rule: xmlRules[problem],
  line: place?.line ?? 0,
  column: place?.column ?? 0,
  message: what,
})

const about = (rule: string, message: Text): ReadingProblem => ({ rule, line: 0, column: 0, message })

/** One finding about the file as a whole, or about the place where reading stopped. */
export const readingResult = (
  lang: Lang,
  severity: Severity,
  { rule, line, column, message }: ReadingProblem,
  aborted: string | null = null,
): RuleSetResult => ({
  name: 'banc/lecture',
  version: '1',
  rulesFired: severity === 'error' ? 1 : 0,
  aborted,
  findings: [{ rule, severity, location: '/', line, column, message: say(message, lang) }],
})

export const empty = about('file.not-empty', { fr: 'Le fichier est vide.', en: 'The file is empty.' })

export const unrecognised = about('file.recognised', {
  fr: "Le contenu n'est ni du XML, ni un PDF, ni une archive IHE_XDM, ni un message, ni un jeton : le banc ne sait pas ce que c'est.",
  en: 'The content is neither XML nor a PDF, an IHE_XDM archive, a mail or a token: the bench does not know what it is.',
})

export const otherXml = about('file.kind-judged', {
  fr: "Ce XML est d'un genre que le banc ne juge pas : ni CDA, ni métadonnées XDS, ni jeton VIHF.",
  en: 'This XML is of a kind that the bench does not judge: no CDA, no XDS metadata, no VIHF token.',
})

/** What is no document of the bench, and what to do with it. */
export const foreign: Readonly<Record<Foreign, ReadingProblem>> = {
  fhir: about('file.is-fhir', {
    fr: "C'est une ressource FHIR, pas un document CDA : le banc ne la juge pas.",
    en: 'This is a FHIR resource, not a CDA document: the bench does not judge it.',
  }),
  image: about('file.is-image', {
    fr: "C'est une image : un document de santé est un CDA (l'image en est le corps, en base 64) ou un PDF/A-1.",
    en: 'This is an image: a health document is a CDA (the image is its body, in base 64) or a PDF/A-1.',
  }),
  zip: about('file.is-zip', {
    fr: "C'est un ZIP sans dossier IHE_XDM : ce n'est pas une archive IHE_XDM. Décompressez-le pour en juger les fichiers.",
    en: 'This is a ZIP without an IHE_XDM folder: it is no IHE_XDM archive. Unzip it to judge its files.',
  }),
  'wrong-namespace': about('file.namespace', {
    fr: "L'élément racine porte le nom attendu, mais pas son espace de noms (urn:hl7-org:v3 pour un CDA).",
    en: 'The root element has the expected name, but not its namespace (urn:hl7-org:v3 for a CDA).',
  }),
  soap: about('file.is-soap', {
    fr: "C'est un message SOAP : donnez au banc ce qu'il transporte (jeton, métadonnées, document).",
    en: 'This is a SOAP message: give the bench what it carries (token, metadata, document).',
  }),
}

export const tooNested = about('file.nesting', {
  fr: 'Trop de contenus sont emboîtés les uns dans les autres : celui-ci n’est pas ouvert.',
  en: 'Too many contents are nested in each other: this one is not opened.',
})

/** The bench itself failed: never blamed on the document. */
export const benchFailed = (message: string): ReadingProblem =>
  about('bench.failed', {
    fr: `Le banc n'a pas su juger ce contenu (${message}) : c'est un défaut du banc, signalez-le.`,
    en: `The bench could not judge this content (${message}): this is a fault of the bench, please report it.`,
  })
