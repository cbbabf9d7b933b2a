const ligatures: Readonly<Record<string, string>> = { Œ: 'OE', œ: 'oe', Æ: 'AE', æ: 'ae', '’': "'" }

/** The same text without accents, cedillas, ligatures and typographic apostrophes: what ECO.2.1.3 writes. */
export const plainLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ŒœÆæ’]/g, (letter) => ligatures[letter] ?? letter)

/** Two spellings of one name compare equal when only accents, case or spacing differ. */
export const sameLetters = (one: string, other: string): boolean => folded(one) === folded(other)

export const folded = (text: string): string => plainLetters(text).toUpperCase().replace(/\s+/g, ' ').trim()
