/** HTML that is already escaped. */
export interface Html {
  readonly html: string
}

type Content = Html | string | number | undefined | false | readonly Content[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const render = (content: Content): string => {
  if (content === undefined || content === false) return ''
  if (typeof content === 'string' || typeof content === 'number') {
    return String(content).replace(/[&<>"']/g, (character) => escapes[character] ?? character)
  }
  return 'html' in content ? content.html : content.map(render).join('')
}

/** Template tag: whatever is put in is escaped, unless it is `Html` itself. Attribute values must stand in quotes. */
export const html = (literal: TemplateStringsArray, ...values: readonly Content[]): Html => ({
  html: literal.reduce((written, text, index) => written + render(values[index - 1]) + text),
})
