import { insiLetters } from './names.ts'

const words = (text: string): readonly string[] =>
  insiLetters(text)
    .split(/[ '-]+/)
    .filter((word) => word !== '')

/**
 * Whether the first given name is the beginning of the list of birth given names (EXI ID 10; rule 6, INS/va1.51): a hyphen
 * or an apostrophe equals a space, and words are whole, so that `JEAN` begins `JEAN-PIERRE PAUL` and `JE` does not.
 */
export const firstGivenNameFits = (first: string, list: string): boolean => {
  const [asked, known] = [words(first), words(list)]
  return asked.length > 0 && asked.every((word, at) => known[at] === word)
}
