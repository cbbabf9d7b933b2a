import { type Lang, say, type Text } from '../model/text.ts'
import type { Foreign } from '../protocols/recognise.ts'
import type { Severity } from '../rules/rule.ts'
import type { XmlError, XmlProblem } from '../xml/problem.ts'
import type { RuleSetResult } from './result.ts'
import type { ToldRule } from './told-rules.ts'

/** Why a file, or a part of it, is not read or not judged. `rule` is a stable id; line and column are 0 for the whole. */
export interface ReadingProblem {
  readonly rule: ToldRule
  readonly line: number
  readonly column: number
  readonly message: Text
}

/** The ids under which the reading of XML fails. */
const xmlRules: Readonly<Record<XmlProblem, ToldRule>> = {
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

const about = (rule: ToldRule, message: Text): ReadingProblem => ({ rule, line: 0, column: 0, message })

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
  fr: "Le contenu n'est ni du XML, ni un PDF, ni une archive IHE_XDM, ni un message (courriel, SOAP, HL7 v2), ni un jeton : le banc ne sait pas ce que c'est.",
  en: 'The content is neither XML nor a PDF, an IHE_XDM archive, a message (mail, SOAP, HL7 v2) or a token: the bench does not know what it is.',
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
  html: about('file.is-html', {
    fr: "C'est une page HTML : le banc ne la juge pas.",
    en: 'This is an HTML page: the bench does not judge it.',
  }),
  '7z': about('file.is-7z', {
    fr: "C'est une archive 7z : le banc ne l'ouvre pas. Une archive IHE_XDM est un ZIP.",
    en: 'This is a 7z archive: the bench does not open it. An IHE_XDM archive is a ZIP.',
  }),
  pkcs7: about('file.is-pkcs7', {
    fr: "C'est un contenu S/MIME (PKCS #7), chiffré ou signé : le banc n'en a pas la clé et ne le juge pas.",
    en: 'This is S/MIME content (PKCS #7), encrypted or signed: the bench has no key for it and does not judge it.',
  }),
  'opaque-token': about('file.is-opaque-token', {
    fr: "C'est un jeton opaque (ni JWT ni assertion SAML) : seul son émetteur sait ce qu'il dit, le banc ne le juge pas.",
    en: 'This is an opaque token (no JWT, no SAML assertion): only its issuer knows what it says, the bench does not judge it.',
  }),
  'wrong-namespace': about('file.namespace', {
    fr: "L'élément racine porte le nom attendu, mais pas son espace de noms (urn:hl7-org:v3 pour un CDA, urn:oasis:names:tc:SAML:2.0:assertion pour une assertion).",
    en: 'The root element has the expected name, but not its namespace (urn:hl7-org:v3 for a CDA, urn:oasis:names:tc:SAML:2.0:assertion for an assertion).',
  }),
  'submission-namespace': about('xds.namespace', {
    fr: "La soumission n'a pas son espace de noms (urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0 pour SubmitObjectsRequest, urn:ihe:iti:xds-b:2007 pour ProvideAndRegisterDocumentSetRequest) : un lecteur conforme n'y voit pas de soumission, et le reste n'est pas jugé.",
    en: 'The submission does not have its namespace (urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0 for SubmitObjectsRequest, urn:ihe:iti:xds-b:2007 for ProvideAndRegisterDocumentSetRequest): a conforming reader sees no submission, and the rest is not judged.',
  }),
  'envelope-namespace': about('soap.namespace', {
    fr: "L'élément racine est une Envelope, mais pas celle de SOAP 1.2 (http://www.w3.org/2003/05/soap-envelope) ni de SOAP 1.1.",
    en: 'The root element is an Envelope, but not that of SOAP 1.2 (http://www.w3.org/2003/05/soap-envelope) nor of SOAP 1.1.',
  }),
}

/** What the bench knows and does not judge says nothing against a product; a wrong namespace does. */
export const isUnjudged = (kind: Foreign): boolean =>
  !['wrong-namespace', 'submission-namespace', 'envelope-namespace'].includes(kind)

/** What was unwrapped to be judged. */
export const unwrapped = {
  gzip: about('file.unwrapped', {
    fr: 'Le fichier est compressé (gzip) : c’est son contenu qui est jugé.',
    en: 'The file is compressed (gzip): its content is judged.',
  }),
  base64: about('file.unwrapped', {
    fr: 'Le fichier est un texte en base 64 : c’est son contenu décodé qui est jugé.',
    en: 'The file is a text in base 64: its decoded content is judged.',
  }),
  bearer: about('file.unwrapped', {
    fr: 'Le fichier est l’en-tête d’un jeton (Bearer, DPoP) : c’est le jeton qui est jugé.',
    en: 'The file is the header of a token (Bearer, DPoP): the token is judged.',
  }),
}

export const notUnwrapped = about('file.wrapping', {
  fr: 'La compression gzip est abîmée ou tronquée, ou son contenu dépasse 100 Mio : il n’est pas lu.',
  en: 'The gzip compression is damaged or truncated, or its content is larger than 100 MiB: it is not read.',
})

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
