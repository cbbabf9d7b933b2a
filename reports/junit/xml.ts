const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Text that XML 1.0 can carry: what it cannot hold (controls, lone surrogates) becomes U+FFFD. */
const legal = (text: string): string => text.toWellFormed().replace(forbidden, '\uFFFD')

const escaped = (text: string, which: RegExp): string =>
  legal(text).replace(which, (character) => escapes[character] ?? character)

/** One element, its children on lines of their own; text content keeps its line breaks. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string | readonly string[] = [],
): string => {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(String(value), /[&<>"\t\n\r]/g)}"`)
    .join('')
  if (typeof content === 'string') return `<${name}${written}>${escaped(content, /[&<>\r]/g)}</${name}>`
  if (content.length === 0) return `<${name}${written}/>`
  return `<${name}${written}>\n${content.join('\n')}\n</${name}>`
}
