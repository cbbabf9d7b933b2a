import type { Text } from '../../model/text.ts'
import type { PdfFacts } from '../../protocols/pdf/facts.ts'
import type { UsedFont } from '../../protocols/pdf/font/used.ts'
import type { Rule } from '../rule.ts'
import { each } from './declare.ts'
import { composite, type OnSimple, rendered, simple } from './font-subjects.ts'

const all = ({ fonts }: PdfFacts): readonly UsedFont[] => fonts

const kinds = ['Type1', 'MMType1', 'TrueType', 'Type3', 'Type0']

/** Fonts that every reader has: their dictionaries may leave their metrics out (PDF Reference 1.4, 5.5.1). */
const standard =
  /^(?:Courier|Helvetica)(?:-(?:Bold|Oblique|BoldOblique))?$|^Times-(?:Roman|Bold|Italic|BoldItalic)$|^Symbol$|^ZapfDingbats$/

const metricsOf = ({ name, simple: { firstChar, lastChar, widths } }: OnSimple): Text | undefined => {
  const missing = [
    ...(firstChar === undefined ? ['FirstChar'] : []),
    ...(lastChar === undefined ? ['LastChar'] : []),
    ...(widths === undefined ? ['Widths'] : []),
  ]
  if (missing.length > 0)
    return {
      fr: `Le dictionnaire de la police ${name} n'a pas ${missing.join(', ')}.`,
      en: `The dictionary of the font ${name} has no ${missing.join(', ')}.`,
    }
  const expected = (lastChar ?? 0) - (firstChar ?? 0) + 1
  return widths === expected
    ? undefined
    : {
        fr: `La police ${name} a ${widths} largeurs, attendu ${expected} (de FirstChar à LastChar).`,
        en: `The font ${name} has ${widths} widths, expected ${expected} (FirstChar to LastChar).`,
      }
}

/** 6.3.2 to 6.3.4: dictionaries of fonts, composite fonts, embedding. */
export const fontRules: readonly Rule<PdfFacts>[] = [
  each(
    'pdfa.font-dictionaries',
    '6.3.2',
    {
      fr: 'Le dictionnaire de chaque police dit son type et son nom',
      en: "Each font's dictionary says its type and name",
    },
    all,
    ({ kind, name, typed, hasBaseFont }) => {
      if (!typed)
        return {
          fr: `Le dictionnaire de la police ${name} n'a pas Type Font.`,
          en: `The dictionary of the font ${name} has not Type Font.`,
        }
      if (!kinds.includes(kind ?? ''))
        return {
          fr: `La police ${name} est de type ${kind ?? '(absent)'}.`,
          en: `The font ${name} is of type ${kind ?? '(absent)'}.`,
        }
      return kind === 'Type3' || hasBaseFont
        ? undefined
        : { fr: `Une police ${kind} n'a pas de nom (BaseFont).`, en: `A font ${kind} has no name (BaseFont).` }
    },
  ),
  each(
    'pdfa.font-metrics',
    '6.3.2',
    { fr: 'Chaque police donne ses largeurs', en: 'Each font gives its widths' },
    (pdf) => simple(pdf).filter(({ name, embedded }) => embedded || !standard.test(name)),
    metricsOf,
  ),
  each(
    'pdfa.font-program-kind',
    '6.3.2',
    { fr: 'Chaque programme de police est d’un format de PDF 1.4', en: 'Each font program is of a format of PDF 1.4' },
    all,
    ({ name, programKind }) =>
      programKind === undefined || programKind === 'Type1C' || programKind === 'CIDFontType0C'
        ? undefined
        : {
            fr: `Le programme de la police ${name} est ${programKind}, que PDF 1.4 n'a pas.`,
            en: `The program of the font ${name} is ${programKind}, that PDF 1.4 does not have.`,
          },
  ),
  each(
    'pdfa.cid-systems',
    '6.3.3.1',
    {
      fr: "Le jeu de caractères d'une police composite est celui de son CMap",
      en: 'The character collection of a composite font is that of its CMap',
    },
    (pdf) => composite(pdf).filter(({ composite: { identity, cmap } }) => !identity && cmap !== undefined),
    ({ name, composite: { fontSystem, cmapSystem } }) =>
      fontSystem !== undefined && fontSystem === cmapSystem
        ? undefined
        : {
            fr: `La police ${name} a pour jeu ${fontSystem ?? '(absent)'}, et son CMap ${cmapSystem ?? '(absent)'}.`,
            en: `The font ${name} has the collection ${fontSystem ?? '(absent)'}, and its CMap ${cmapSystem ?? '(absent)'}.`,
          },
  ),
  each(
    'pdfa.cid-to-gid',
    '6.3.3.2',
    { fr: 'Une police CIDFontType2 a un CIDToGIDMap', en: 'A CIDFontType2 font has a CIDToGIDMap' },
    (pdf) => composite(pdf).filter(({ invisible, composite: { kind } }) => !invisible && kind === 'CIDFontType2'),
    ({ name, composite: { mapped } }) =>
      mapped
        ? undefined
        : {
            fr: `La police ${name} n'a pas de CIDToGIDMap, flux ou « Identity ».`,
            en: `The font ${name} has no CIDToGIDMap, a stream or "Identity".`,
          },
  ),
  each(
    'pdfa.cmaps-embedded',
    '6.3.3.3',
    { fr: 'Chaque CMap autre que « Identity » est incorporé', en: 'Each CMap other than "Identity" is embedded' },
    composite,
    ({ name, composite: { identity, cmap, cmapName } }) =>
      identity || cmap
        ? undefined
        : {
            fr: `Le CMap ${cmapName} de la police ${name} n'est pas incorporé.`,
            en: `The CMap ${cmapName} of the font ${name} is not embedded.`,
          },
  ),
  each(
    'pdfa.cmap-modes',
    '6.3.3.3',
    {
      fr: "Le CMap incorporé a le sens d'écriture de son dictionnaire",
      en: 'The embedded CMap has the writing mode of its dictionary',
    },
    (pdf) => composite(pdf).filter(({ composite: { cmap } }) => cmap),
    ({ name, composite: { cmap, declaredMode } }) =>
      cmap?.mode === declaredMode
        ? undefined
        : {
            fr: `Le CMap de la police ${name} a WMode ${cmap?.mode}, et son dictionnaire ${declaredMode}.`,
            en: `The CMap of the font ${name} has WMode ${cmap?.mode}, and its dictionary ${declaredMode}.`,
          },
  ),
  each(
    'pdfa.limit-cid',
    '6.1.12',
    { fr: "Limite d'implantation : CID de 65535 au plus", en: 'Implementation limit: CIDs of 65535 at most' },
    (pdf) => composite(pdf).filter(({ composite: { cmap } }) => cmap),
    ({ name, composite: { cmap } }) =>
      (cmap?.largestCid ?? 0) <= 65_535
        ? undefined
        : {
            fr: `Le CMap de la police ${name} a le CID ${cmap?.largestCid}.`,
            en: `The CMap of the font ${name} has the CID ${cmap?.largestCid}.`,
          },
  ),
  each(
    'pdfa.fonts-embedded',
    '6.3.4',
    { fr: 'Chaque police est incorporée', en: 'Every font is embedded' },
    rendered,
    ({ name, embedded }) =>
      embedded ? undefined : { fr: `La police ${name} n'est pas incorporée.`, en: `The font ${name} is not embedded.` },
  ),
]
