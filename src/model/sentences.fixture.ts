import { say, type Text } from './text.ts'

/** What is quoted was written by somebody else, who may leave blanks in it. */
const quoted = /«[^«»]*»|"[^"]*"|“[^“”]*”|`[^`]*`/g

/** Words after which a sentence cannot end, and that cannot stand before a comma: something is missing there. */
const dangling: Readonly<Record<'fr' | 'en', string>> = {
  fr: 'à|au|aux|avec|dans|de|des|du|en|et|le|la|les|ou|par|pour|que|qui|sans|sur|un|une|vers|à la place de',
  en: 'a|an|and|at|by|from|in|is|of|or|that|the|to|with|without|whose',
}

const faultsOf: readonly (readonly [what: string, of: (text: string, lang: 'fr' | 'en') => boolean])[] = [
  ['is empty', (text) => text.trim() === ''],
  ['begins or ends with a blank', (text) => text !== text.trim()],
  ['has two blanks in a row', (text) => /[^\S\n]{2}/.test(text)],
  ['says what only a program says', (text) => /\bundefined\b|\bNaN\b|\[object |\bnull\b/.test(text)],
  ['has a punctuation mark without what goes with it', (text) => /[:,;=]\s*$|,\s*,|\(\s*[),]|^\s*[,;:)]/.test(text)],
  [
    'ends with a word that calls for another',
    (text, lang) => new RegExp(`(?:^|\\s)(?:${dangling[lang]})\\s*(?:[,.;:)]|$)`).test(text),
  ],
]

/** What is wrong with the form of a text, in either language: what an interpolation that came out empty leaves behind. */
export const formFaults = (text: Text | string): readonly string[] =>
  (['fr', 'en'] as const).flatMap((lang) => {
    const said = say(text, lang)
    // A quotation stands for a word.
    const prose = said.replace(quoted, 'X')
    if (/«\s*»|""|“”|``/.test(said)) return [`${lang}: "${said}" quotes nothing`]
    return faultsOf.filter(([, of]) => of(prose, lang)).map(([what]) => `${lang}: "${said}" ${what}`)
  })
