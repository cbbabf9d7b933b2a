/** Shortest capacity of a name field that the requirement document accepts (INS/va1.01.02), and the one it advises. */
export const nameCapacity = { least: 54, advised: 100 } as const

const ligatures: Readonly<Record<string, string>> = { Æ: 'AE', Œ: 'OE', ẞ: 'SS', Ĳ: 'IJ', Ø: 'O', Ł: 'L', Đ: 'D' }

/**
 * A name in the letters of INSi: upper case, no accent, cedilla or ligature; typographic apostrophes and hyphens become
 * the plain ones and runs of spaces one space. It does not repair what the lexical rules refuse.
 */
export const insiLetters = (name: string): string =>
  name
    .toUpperCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    // After its accent is gone: Ǣ is a ligature too.
    .replace(/[ÆŒẞĲØŁĐ]/g, (letter) => ligatures[letter] ?? letter)
    .replace(/[\u2018\u2019\u02BC\u2032`´]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * What two names share when an earlier record is searched (rule 17): letters only, so that apostrophes, single and double
 * hyphens, spaces, accents, cedillas and ligatures, typed or forgotten, make no difference.
 */
export const searchKey = (name: string): string => insiLetters(name).replace(/[' -]/g, '')

/** Whether a typed name finds a recorded one: the same letters, or its first ones when `partial`. */
export const findsName = (typed: string, recorded: string, { partial = false } = {}): boolean => {
  const [key, known] = [searchKey(typed), searchKey(recorded)]
  if (key === '') return false
  return partial ? known.startsWith(key) : known === key
}

/** What a name does that the lexical rules of INSi forbid (SEL-MP-043, EF_INS01_03, EF_INS10_01 and 02). */
export type LexicalProblem =
  | 'empty'
  | 'characters'
  | 'first-character'
  | 'last-character'
  | 'double-hyphen'
  | 'triple-hyphen'
  | 'doubled-space-or-apostrophe'

type Rule = readonly [problem: LexicalProblem, forbidden: RegExp]

const common: readonly Rule[] = [
  ['empty', /^$/],
  ['characters', /[^A-Z' -]/],
  ['doubled-space-or-apostrophe', /[ ']{2}/],
  ['triple-hyphen', /---/],
]

const birthName: readonly Rule[] = [...common, ['first-character', /^[ -]/], ['last-character', / $/]]

const givenName: readonly Rule[] = [
  ...common,
  ['double-hyphen', /--/],
  ['first-character', /^[ -]/],
  ['last-character', /[ '-]$/],
]

const problems = (name: string, rules: readonly Rule[]): readonly LexicalProblem[] =>
  rules.filter(([, forbidden]) => forbidden.test(name)).map(([problem]) => problem)

/** What is wrong with a birth name as INSi takes it: `--` is allowed, and the first character may be an apostrophe. */
export const birthNameProblems = (name: string): readonly LexicalProblem[] => problems(name, birthName)

/** What is wrong with one given name, or with the list of them: `--` is not allowed, nor a hyphen or apostrophe at the end. */
export const givenNameProblems = (name: string): readonly LexicalProblem[] => problems(name, givenName)
