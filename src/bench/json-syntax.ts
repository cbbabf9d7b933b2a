import { type ParseErrorCode, printParseErrorCode } from 'jsonc-parser'
import type { Text } from '../model/text.ts'

const words: Readonly<Record<string, Text>> = {
  InvalidSymbol: { fr: 'un mot sans guillemets', en: 'a word without quotes' },
  InvalidNumberFormat: { fr: 'un nombre mal écrit', en: 'a badly written number' },
  PropertyNameExpected: {
    fr: 'il faut ici un nom de clé entre guillemets',
    en: 'a key name in quotes is expected here',
  },
  ValueExpected: { fr: 'il manque une valeur', en: 'a value is missing' },
  ColonExpected: { fr: 'il manque « : »', en: '":" is missing' },
  CommaExpected: { fr: 'il manque une virgule', en: 'a comma is missing' },
  CloseBraceExpected: { fr: 'il manque « } »', en: '"}" is missing' },
  CloseBracketExpected: { fr: 'il manque « ] »', en: '"]" is missing' },
  EndOfFileExpected: { fr: 'le texte continue après la fin', en: 'the text goes on after its end' },
  UnexpectedEndOfComment: { fr: 'un commentaire n’est pas fermé', en: 'a comment is not closed' },
  UnexpectedEndOfString: { fr: 'un guillemet n’est pas fermé', en: 'a quote is not closed' },
  UnexpectedEndOfNumber: { fr: 'un nombre est incomplet', en: 'a number is incomplete' },
}

/** What the JSON parser stumbled on, in words. */
export const sayParseError = (code: ParseErrorCode): Text => {
  const name = printParseErrorCode(code)
  return words[name] ?? { fr: name, en: name }
}
