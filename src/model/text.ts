import type { Lang, Text } from '../../schemas/text.ts'

/** A user-facing sentence in both languages of the bench: French is the default, English stands beside it. */
export type { Lang, Text }

/** Renders a text, or a plain string that needs no translation (a code, a value seen on the wire). */
export const say = (text: Text | string, lang: Lang): string => (typeof text === 'string' ? text : text[lang])

/** What a person or a product wrote, as it was written, between each language's own quotation marks. */
export const quoted = (written: string): Text => ({ fr: `« ${written} »`, en: `"${written}"` })
