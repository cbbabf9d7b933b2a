import type { Text } from '../../model/text.ts'

/** A usual cause, and what it looks like: in libxml2's words without namespaces, or with them. */
interface Cause {
  readonly form: RegExp
  /** Whether the namespaces count. */
  readonly withNamespaces?: true
  readonly hint: Text
}

const causes: readonly Cause[] = [
  {
    form: /^Element '(?:value|effectiveTime|time)': The type definition is abstract/,
    hint: {
      fr: 'Il lui manque sans doute son xsi:type : par exemple xsi:type="PQ", "CD", "ST", "IVL_TS".',
      en: 'Its xsi:type is probably missing: for instance xsi:type="PQ", "CD", "ST", "IVL_TS".',
    },
  },
  {
    form: /does not resolve to a type definition/,
    hint: {
      fr: 'Un type du CDA s’écrit sans préfixe sous l’espace de noms urn:hl7-org:v3 par défaut, ou avec celui qui le déclare, et respecte la casse.',
      en: 'A CDA type is written without a prefix under the default namespace urn:hl7-org:v3, or with the prefix that declares it, and in its case.',
    },
  },
  {
    form: /^Element '\{([^}]*)\}([^']+)': This element is not expected\. Expected is .*\{(?!\1\})[^}]*\}\2\b/,
    withNamespaces: true,
    hint: {
      fr: 'L’élément attendu porte ce nom dans un autre espace de noms.',
      en: 'The expected element has this name in another namespace.',
    },
  },
  {
    form: /^Element '([^'{]+)': This element is not expected\. Expected is .*\{[^}]*\}\1\b/,
    withNamespaces: true,
    hint: {
      fr: 'Il n’est dans aucun espace de noms : un xmlns="" l’en a sorti.',
      en: 'It is in no namespace: an xmlns="" took it out.',
    },
  },
  {
    form: /^Element '[^']+': This element is not expected\. Expected is/,
    hint: {
      fr: 'Le schéma veut les éléments dans l’ordre : celui-ci vient trop tôt ou trop tard, ou l’un des attendus manque avant lui.',
      en: 'The schema wants the elements in order: this one comes too early or too late, or one of those expected is missing before it.',
    },
  },
  {
    form: /attribute '(?:code|codeSystem|displayName|codeSystemName|unit|value|mediaType)'?: The attribute '[^']+' is not allowed/,
    hint: {
      fr: 'Son xsi:type en admet d’autres : un CD porte un code et sa nomenclature, un PQ une quantité et son unité, un ST du texte.',
      en: 'Its xsi:type has others: a CD has code and codeSystem, a PQ value and unit, an ST text.',
    },
  },
  {
    form: /attribute 'value': \[facet 'pattern'\] .*\[0-9\]\{1,8\}/,
    hint: {
      fr: 'Une date s’écrit AAAAMMJJhhmmss suivie du décalage (+0100), sans tiret ni deux-points.',
      en: 'A date is written YYYYMMDDhhmmss with its offset (+0100), without dashes or colons.',
    },
  },
  {
    form: /attribute '[^']*(?:root|codeSystem|typeCode)': '[^']*' is not a valid value of the union type 'uid'/,
    hint: {
      fr: 'Attendu un OID (1.2.250…) ou un UUID en majuscules ou minuscules, sans urn:.',
      en: 'Expected an OID (1.2.250…) or a UUID, without urn:.',
    },
  },
]

/** What mostly causes a complaint, in both languages; undefined where no cause is usual. */
export const hintFor = (said: string, withNamespaces: string): Text | undefined =>
  causes.find((cause) => cause.form.test(cause.withNamespaces ? withNamespaces : said))?.hint
