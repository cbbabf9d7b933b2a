import type { Lang, Text } from './text.ts'

/**
 * Words that belong to one language only, in the field's French and English: no word here is written the same in the
 * other one (« on », « pour », « son », « plus », « or », « an » and « sent » are left out for that).
 */
const own: Readonly<Record<Lang, ReadonlySet<string>>> = {
  fr: new Set(
    `le la les un une des du de et ou où est sont était être ce cette ces dans avec sans sur sous par que qui dont ne
    pas aucun aucune rien au aux chez entre depuis avant après pendant lors selon vers trop très même autre autres tout
    toute tous toutes chaque doit doivent peut peuvent fait faite il elle ils elles sa ses leur leurs cet
    attendu attendue attendus observé constaté constatée refusé refusée refusés accepté acceptée trouvé trouvée reçu
    reçue envoyé envoyée présent présente fichier fichiers règle règles ligne échange échanges valeur courrier
    corps produit clé nom prénom prénoms naissance lieu identité scénario scénarios contrôle contrôles exigence`.split(
      /\s+/,
    ),
  ),
  en: new Set(
    `the of is are was were been being and with without within not from to into by this that these those which whose
    what when where than then there their them they has have had does did its it if nothing none every each any all
    some other another before after until while during only must should would could shall cannot
    accepted refused expected found received missing wrong given shown seen asked said told allowed
    line file files rule rules folder value birth name names identity scenario check checks requirement person
    key body mail wire`.split(/\s+/),
  ),
}

/** Words written the same in both languages: a text made of these and of codes needs no translation. */
const shared = new Set(
  `absent action actions attestation certificate client code configuration date dates description dialogue document documents
  email expiration format hash http hl7 image information journal message messages mention minute minutes note notes null
  page pages patient pdf pro produit profil service session signatures simulation size smtp source signature suite suites test traces type verdict
  version versions xml`.split(/\s+/),
)

/** Official words that stay French in English: names, labels of documents, the four states of an identity. */
const official =
  /Pro Santé Connect|Annuaire Santé|Prescription de produits de sant[eé]|Compte rendu de consultation|(?<!\p{L})(?:provisoire|récupérée|validée|qualifiée)(?!\p{L})/gu

/** What is quoted was seen on the wire or is a code, and what has the form of a code, path or number is one. */
const quoted = /«[^«»]*»|"[^"]*"|“[^“”]*”|`[^`]*`|<[^<>]*>/g
const coded = /\S*[\w)][./:_=@#\\+&[\]{}|][\w(]\S*|--?[a-z][\w-]*|\b[a-z]+(?:-[a-z]+)+\b|\S*\d\S*/g

/** The prose of a text: neither quotations nor codes. */
const prose = (text: string): string => text.replace(official, ' ').replace(quoted, ' ').replace(coded, ' ')

const wordsOf = (text: string): readonly string[] =>
  prose(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')

/** Elision is French (« l’identité »), a lower-case letter with one of its accents too. */
const frenchForms = /(?<![\p{L}’'])(?:[ldnsjc]|qu)[’'][\p{L}]+|(?<![\p{L}’'])[a-z]*[àâçéèêëîïôùûœ]\p{L}*/gu

/** The words of a text that are of the other language, and none when it is as it says. */
export const foreignWords = (text: string, lang: Lang): readonly string[] => {
  const other = own[lang === 'fr' ? 'en' : 'fr']
  // « A la carte » and « HIS » are names or codes when they are in capitals.
  const found = wordsOf(text).filter((word) => other.has(word === word.toUpperCase() ? word : word.toLowerCase()))
  return lang === 'fr' ? found : [...found, ...(prose(text).match(frenchForms) ?? [])]
}

/** What is wrong with a text as a pair: a word of the other language, or one sentence for two languages. */
export const languageFaults = (text: Text | string): readonly string[] => {
  if (typeof text === 'string') {
    const found = [...foreignWords(text, 'fr'), ...foreignWords(text, 'en')]
    return found.length === 0 ? [] : [`one for both: "${text}" (${found.join(', ')})`]
  }
  const faults = (['fr', 'en'] as const).flatMap((lang) => {
    const found = foreignWords(text[lang], lang)
    return found.length === 0 ? [] : [`${lang}: "${text[lang]}" (${found.join(', ')})`]
  })
  // A word that begins with a capital elsewhere than at the beginning is a name.
  const untranslated = wordsOf(text.fr).filter(
    (word, index) => (index === 0 ? /^\p{L}\p{Ll}+$/u : /^\p{Ll}+$/u).test(word) && !shared.has(word.toLowerCase()),
  )
  if (text.fr !== text.en || untranslated.length === 0) return faults
  return [...faults, `the same in both: "${text.fr}" (${untranslated.join(', ')})`]
}
