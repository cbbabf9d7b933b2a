import type { Oddity } from '../../protocols/pdf/cos/values.ts'
import type { PdfFacts } from '../../protocols/pdf/facts.ts'
import type { Rule } from '../rule.ts'
import { listed, whole } from './declare.ts'

/** What each limit is of, and the limit (PDF Reference 1.4, table C.1). */
const limits: readonly (readonly [Oddity, string, string, string])[] = [
  ['integer-range', 'entier', 'integer', '-2147483648…2147483647'],
  ['real-range', 'réel', 'real', '±32767'],
  ['string-length', 'longueur de chaîne', 'string length', '65535'],
  ['name-length', 'longueur de nom', 'name length', '127'],
  ['array-length', 'taille de tableau', 'array size', '8191'],
  ['dictionary-length', 'taille de dictionnaire', 'dictionary size', '4095'],
]

const limit = ([oddity, fr, en, most]: (typeof limits)[number]): Rule<PdfFacts> =>
  whole(
    `pdfa.limit-${oddity}`,
    '6.1.12',
    { fr: `Limite d'implantation : ${fr} (${most})`, en: `Implementation limit: ${en} (${most})` },
    ({ oddities }) => {
      const beyond = oddities.filter((one) => one.oddity === oddity)
      if (beyond.length === 0) return undefined
      const values = listed(beyond.map(({ value }) => String(value)))
      return { fr: `Limite dépassée, ${fr} (${most}) : ${values}.`, en: `Limit exceeded, ${en} (${most}): ${values}.` }
    },
  )

/** 6.1.12: the limits of an implementation. */
export const limitRules: readonly Rule<PdfFacts>[] = [
  ...limits.map(limit),
  whole(
    'pdfa.limit-objects',
    '6.1.12',
    { fr: "Limite d'implantation : 8388607 objets", en: 'Implementation limit: 8388607 objects' },
    ({ file }) =>
      file.numbers.length <= 8_388_607
        ? undefined
        : { fr: `Le fichier a ${file.numbers.length} objets.`, en: `The file has ${file.numbers.length} objects.` },
  ),
  whole(
    'pdfa.limit-graphics-depth',
    '6.1.12',
    {
      fr: "Limite d'implantation : 28 états graphiques emboîtés",
      en: 'Implementation limit: 28 nested graphics states',
    },
    ({ used }) =>
      used.deepest <= 28
        ? undefined
        : { fr: `Les opérateurs q s'emboîtent ${used.deepest} fois.`, en: `Operators q nest ${used.deepest} times.` },
  ),
  whole(
    'pdfa.limit-device-n',
    '6.1.12',
    { fr: "Limite d'implantation : 8 composantes DeviceN", en: 'Implementation limit: 8 DeviceN components' },
    ({ used }) =>
      used.mostColorants <= 8
        ? undefined
        : {
            fr: `Un espace DeviceN a ${used.mostColorants} composantes.`,
            en: `A DeviceN space has ${used.mostColorants} components.`,
          },
  ),
]
