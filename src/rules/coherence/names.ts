import { folded } from '../../protocols/mail/letters.ts'

/** Hyphens and apostrophes count as spaces (INS guide, EXI ID 10). */
const words = (text: string): string => folded(text).replace(/[-']/g, ' ').replace(/\s+/g, ' ').trim()

/** Whether two names are the same, whatever their hyphens and apostrophes. */
export const sameWords = (one: string, other: string): boolean => words(one) === words(other)

/** Whether two writings of given names agree: one may be the first name of the list that the other is. */
export const sameGiven = (one: string, other: string): boolean => {
  const [a, b] = [words(one), words(other)]
  return a !== '' && b !== '' && (`${a} `.startsWith(`${b} `) || `${b} `.startsWith(`${a} `))
}
