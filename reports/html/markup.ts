/** Markup that is already safe to write in the page. */
export interface Html {
  readonly html: string
}

export type Part = Html | string | number | undefined | readonly Part[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Controls become their visible pictures (U+2400…), and marks that reorder text become their code point in brackets. */
const visible = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/[\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g, (mark) => {
      return `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`
    })

/** Text as HTML text or attribute value, whatever it holds: a product may put anything on the wire. */
export const escapeHtml = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => escapes[character] ?? character)

const render = (part: Part): string => {
  if (part === undefined) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return 'html' in part ? part.html : part.map(render).join('')
}

/** A template whose every inserted value is escaped, unless it is markup itself. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.map((string, index) => string + render(parts[index])).join(''),
})

/** Markup of this page's own making: style, script, icons. Never anything read from a journal. */
export const trusted = (markup: string): Html => ({ html: markup })

export const nothing: Html = { html: '' }
