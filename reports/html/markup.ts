import { type Content, html as escaped, type Html } from '../../src/protocols/html/write.ts'

export { type Html, trusted } from '../../src/protocols/html/write.ts'

const strange = /[\r\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/

/** Controls become their visible pictures (U+2400…), and marks that reorder text become their code point in brackets. */
const visible = (text: string): string => {
  const wellFormed = text.toWellFormed()
  if (!strange.test(wellFormed)) return wellFormed
  return wellFormed
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/[\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g, (mark) => {
      return `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`
    })
}

const isList = (part: Content): part is readonly Content[] => Array.isArray(part)

const shown = (part: Content): Content => {
  if (typeof part === 'string') return visible(part)
  return isList(part) ? part.map(shown) : part
}

/** A template whose every inserted value is escaped, and shown whatever it holds: a product may put anything on the wire. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Content[]): Html =>
  escaped(strings, ...parts.map(shown))

export const nothing: Html = html``
