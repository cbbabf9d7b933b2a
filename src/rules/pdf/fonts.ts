import type { Text } from '../../model/text.ts'
import type { PdfFacts } from '../../protocols/pdf/facts.ts'
import type { Composite } from '../../protocols/pdf/font/composite.ts'
import type { Simple } from '../../protocols/pdf/font/simple.ts'
import type { UsedFont } from '../../protocols/pdf/font/used.ts'
import type { Rule } from '../rule.ts'
import { each, unless } from './declare.ts'

const all = ({ fonts }: PdfFacts): readonly UsedFont[] => fonts

const kinds = ['Type1', 'MMType1', 'TrueType', 'Type3', 'Type0']

/** Fonts that every reader has: their dictionaries may leave their metrics out (PDF Reference 1.4, 5.5.1). */
const standard =
  /^(?:Courier|Helvetica)(?:-(?:Bold|Oblique|BoldOblique))?$|^Times-(?:Roman|Bold|Italic|BoldItalic)$|^Symbol$|^ZapfDingbats$/

interface OnSimple extends UsedFont {
  readonly simple: Simple
}
interface OnComposite extends UsedFont {
  readonly composite: Composite
}
const simple = ({ fonts }: PdfFacts): readonly OnSimple[] =>
  fonts.filter((font): font is OnSimple => font.simple !== undefined)
const composite = ({ fonts }: PdfFacts): readonly OnComposite[] =>
  fonts.filter((font): font is OnComposite => font.composite !== undefined)

const rendered = ({ fonts }: PdfFacts): readonly UsedFont[] =>
  fonts.filter(({ kind, invisible }) => kind !== 'Type3' && !invisible)

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

const widthText = (value: number | undefined): string => String(Math.round((value ?? 0) * 100) / 100)

/** 6.3: fonts. */
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
            fr: `La police ${name} n'a pas de CIDToGIDMap, flux ou Identity.`,
            en: `The font ${name} has no CIDToGIDMap, a stream or Identity.`,
          },
  ),
  each(
    'pdfa.cmaps-embedded',
    '6.3.3.3',
    { fr: 'Chaque CMap autre qu’Identity est incorporé', en: 'Each CMap other than Identity is embedded' },
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
  each(
    'pdfa.glyphs-present',
    '6.3.5',
    {
      fr: 'Chaque police incorporée a les glyphes que le texte montre',
      en: 'Each embedded font has the glyphs that text shows',
    },
    (pdf) => rendered(pdf).filter(({ program }) => program),
    ({ name, shown }) =>
      unless(
        shown.filter(({ present }) => present === false).map(({ code }) => code),
        (codes) => ({
          fr: `La police ${name} n'a pas les glyphes des codes ${codes}.`,
          en: `The font ${name} has no glyphs for the codes ${codes}.`,
        }),
      ),
  ),
  each(
    'pdfa.charset-of-subsets',
    '6.3.5',
    {
      fr: "Le sous-ensemble d'une police Type 1 nomme tous ses glyphes (CharSet)",
      en: 'The subset of a Type 1 font names all its glyphs (CharSet)',
    },
    ({ fonts }) =>
      fonts.filter(({ kind, subset, embedded }) => subset && embedded && (kind === 'Type1' || kind === 'MMType1')),
    ({ name, charSet, program }) => {
      if (!charSet)
        return { fr: `Le sous-ensemble ${name} n'a pas de CharSet.`, en: `The subset ${name} has no CharSet.` }
      const missing = [...(program?.names ?? [])].filter((glyph) => glyph !== '.notdef' && !charSet.has(glyph))
      return unless(missing, (glyphs) => ({
        fr: `Le CharSet du sous-ensemble ${name} ne nomme pas ${glyphs}.`,
        en: `The CharSet of the subset ${name} does not name ${glyphs}.`,
      }))
    },
  ),
  each(
    'pdfa.cidset-of-subsets',
    '6.3.5',
    {
      fr: "Le sous-ensemble d'une police CID dit quels CID il a (CIDSet)",
      en: 'The subset of a CID font says which CIDs it has (CIDSet)',
    },
    (pdf) => composite(pdf).filter(({ subset, embedded }) => subset && embedded),
    ({ name, cidSet, program, composite: { cids } }) => {
      if (!cidSet) return { fr: `Le sous-ensemble ${name} n'a pas de CIDSet.`, en: `The subset ${name} has no CIDSet.` }
      const missing = [...(program?.cids ?? []), ...cids].filter((cid) => cid !== 0 && !cidSet.has(cid))
      return unless(missing.map(String), (numbers) => ({
        fr: `Le CIDSet du sous-ensemble ${name} n'a pas les CID ${numbers}.`,
        en: `The CIDSet of the subset ${name} has not the CIDs ${numbers}.`,
      }))
    },
  ),
  each(
    'pdfa.glyph-widths',
    '6.3.6',
    {
      fr: 'Les largeurs du dictionnaire sont celles du programme de la police',
      en: "The dictionary's widths are those of the font program",
    },
    (pdf) => rendered(pdf).filter(({ program }) => program),
    ({ name, shown }) => {
      const different = shown.filter(
        ({ programWidth, declaredWidth }) =>
          programWidth !== undefined && declaredWidth !== undefined && Math.abs(programWidth - declaredWidth) > 1,
      )
      return unless(
        different.map(
          ({ code, programWidth, declaredWidth }) =>
            `${code} (${widthText(declaredWidth)} ≠ ${widthText(programWidth)})`,
        ),
        (codes) => ({
          fr: `Largeurs de la police ${name} autres que celles de son programme, par code : ${codes}.`,
          en: `Widths of the font ${name} other than those of its program, by code: ${codes}.`,
        }),
      )
    },
  ),
  each(
    'pdfa.truetype-encodings',
    '6.3.7',
    {
      fr: "Une police TrueType a l'encodage que demande son caractère symbolique ou non",
      en: 'A TrueType font has the encoding that its being symbolic or not asks for',
    },
    (pdf) =>
      simple(pdf).filter(
        ({ kind, symbolic, invisible }) => kind === 'TrueType' && symbolic !== undefined && !invisible,
      ),
    ({ name, symbolic, simple: { encoding, hasEncoding, hasDifferences } }) => {
      if (symbolic)
        return hasEncoding
          ? {
              fr: `La police TrueType symbolique ${name} a un encodage (Encoding).`,
              en: `The symbolic TrueType font ${name} has an Encoding.`,
            }
          : undefined
      return (encoding === 'MacRomanEncoding' || encoding === 'WinAnsiEncoding') && !hasDifferences
        ? undefined
        : {
            fr: `La police TrueType ${name} n'est pas symbolique, et son encodage n'est ni MacRomanEncoding ni WinAnsiEncoding, sans Differences.`,
            en: `The TrueType font ${name} is not symbolic, and its encoding is neither MacRomanEncoding nor WinAnsiEncoding without Differences.`,
          }
    },
  ),
  each(
    'pdfa.symbolic-cmaps',
    '6.3.7',
    {
      fr: 'Le programme d’une police TrueType symbolique n’a qu’un encodage (cmap)',
      en: 'The program of a symbolic TrueType font has one encoding (cmap)',
    },
    ({ fonts }) =>
      fonts.filter(
        ({ kind, symbolic, invisible, program }) =>
          kind === 'TrueType' && symbolic === true && !invisible && program?.format === 'TrueType',
      ),
    ({ name, program }) =>
      program?.cmaps.length === 1
        ? undefined
        : {
            fr: `Le programme de la police symbolique ${name} a ${program?.cmaps.length} tables cmap, attendu 1.`,
            en: `The program of the symbolic font ${name} has ${program?.cmaps.length} cmap tables, expected 1.`,
          },
  ),
]
