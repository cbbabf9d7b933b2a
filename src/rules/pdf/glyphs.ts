import type { PdfFacts } from '../../protocols/pdf/facts.ts'
import type { Rule } from '../rule.ts'
import { each, unless } from './declare.ts'
import { composite, rendered, simple } from './font-subjects.ts'

const widthText = (value: number | undefined): string => String(Math.round((value ?? 0) * 100) / 100)

/** 6.3.5 to 6.3.7: glyphs, subsets, widths, encodings. */
export const glyphRules: readonly Rule<PdfFacts>[] = [
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
