import type { Text } from '../../model/text.ts'

/** One sentence of libxml2 about schemas (xmlschemas.c), and its French. `$1`… are what the sentence captured. */
type Translation = readonly [said: RegExp, french: string]

const expected: readonly Translation[] = [
  [/^This element is not expected\. Expected is \( (.*) \)\.$/, "n'est pas attendu ici. Attendu : $1."],
  [/^This element is not expected\. Expected is one of \( (.*) \)\.$/, "n'est pas attendu ici. Attendu, l'un de : $1."],
  [/^This element is not expected\.$/, "n'est pas attendu ici : plus rien ne peut suivre."],
  [/^Missing child element\(s\)\. Expected is \( (.*) \)\.$/, 'est incomplet. Il lui manque : $1.'],
  [/^Missing child element\(s\)\. Expected is one of \( (.*) \)\.$/, "est incomplet. Il lui manque l'un de : $1."],
  [/^Missing child element\(s\)\.$/, 'est incomplet : des éléments lui manquent.'],
]

const content: readonly Translation[] = [
  [/^Character content is not allowed, because the content type is empty\.$/, 'doit être vide : il a du texte.'],
  [/^Element content is not allowed, because the content type is empty\.$/, 'doit être vide : il a des éléments.'],
  [
    /^Character content other than whitespace is not allowed because the content type is 'element-only'\.$/,
    "n'admet que des éléments : il a du texte.",
  ],
  [
    /^Element content is not allowed, because the (?:content type|type definition) is (?:a )?simple.*$/,
    "n'admet que du texte : il a des éléments.",
  ],
]

const attributes: readonly Translation[] = [
  [/^The attribute '([^']+)' is not allowed\.$/, "n'est pas permis ici."],
  [/^The attribute '([^']+)' is required but missing\.$/, "n'a pas l'attribut obligatoire « $1 »."],
]

const types: readonly Translation[] = [
  [/^The type definition is abstract\.$/, 'est d’un type abstrait : le document doit dire lequel.'],
  [
    /^The QName value '([^']*)' of the xsi:type attribute does not resolve to a type definition\.$/,
    'vaut « $1 », qui n’est pas un type du schéma.',
  ],
  [
    /^The type definition '([^']+)', specified by xsi:type, is blocked or not validly derived.*$/,
    'vaut « $1 », qui n’est pas un type permis pour cet élément.',
  ],
  [/^No matching global (?:element )?declaration available.*$/, 'est inconnu du schéma.'],
]

const values: readonly Translation[] = [
  [
    /^'([\s\S]*)' is not a valid value of the (?:local )?(?:atomic|union|list) type '([^']+)'\.$/,
    'vaut « $1 », qui n’est pas une valeur du type $2.',
  ],
  [
    /^'([\s\S]*)' is not a valid value of the local (?:atomic|union|list) type\.$/,
    'vaut « $1 », qui n’est pas une valeur permise.',
  ],
  [
    /^\[facet 'enumeration'\] The value '([\s\S]*)' is not an element of the set \{([\s\S]*)\}\.$/,
    'vaut « $1 », attendu l’un de : $2.',
  ],
  [
    /^\[facet 'pattern'\] The value '([\s\S]*)' is not accepted by the pattern '([\s\S]*)'\.$/,
    'vaut « $1 », qui n’a pas la forme $2.',
  ],
  [
    /^\[facet '\w*ength'\] The value (?:'[\s\S]*' )?has a length of '(\d+)'; this (?:underruns|exceeds|differs from) the allowed (?:minimum |maximum )?length of '(\d+)'\.$/,
    'a $1 caractères, là où la limite est de $2.',
  ],
  [
    /^\[facet 'm\w+clusive'\] The value '([\s\S]*)' (?:is|must be) (?:less|greater) than .*\('?([^')]*)'?\)?\.$/,
    'vaut « $1 », hors de la borne $2.',
  ],
]

const translations: readonly Translation[] = [...expected, ...content, ...attributes, ...types, ...values]

const about = /^Element '([^']+)'(?:, attribute '([^']+)')?: ([\s\S]*)$/

/** In French, what libxml2 says of an element or an attribute; a sentence that is not known here is given as it is, introduced. */
export const sentenceOf = (said: string): Text => {
  const en = `The schema does not accept it. ${said}`
  const unknown = { fr: `Le schéma n'accepte pas ce document. ${said}`, en }
  const [, element, attribute, what = ''] = about.exec(said) ?? []
  const known = translations.find(([form]) => form.test(what))
  if (element === undefined || known === undefined) return unknown
  const subject = attribute === undefined ? `« ${element} »` : `l'attribut « ${attribute} » de « ${element} »`
  return { fr: `Schéma : ${subject} ${what.replace(known[0], known[1])}`, en }
}
