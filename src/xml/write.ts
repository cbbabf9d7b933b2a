/** Markup that is already escaped. */
export interface Markup {
  readonly xml: string
}

type Content = Markup | string | number | undefined | readonly Content[]

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const special = /[&<>"]/

export const escapeXml = (text: string): string =>
  special.test(text) ? text.replace(/[&<>"]/g, (character) => escapes[character] ?? character) : text

const render = (content: Content): string => {
  if (content === undefined) return ''
  if (typeof content === 'string' || typeof content === 'number') return escapeXml(String(content))
  if ('xml' in content) return content.xml
  let written = ''
  for (const part of content) written += render(part)
  return written
}

/** One element. Attributes that are undefined are left out; content that is undefined is nothing. */
export const el = (
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...content: readonly Content[]
): Markup => {
  let written = ''
  for (const key in attributes) {
    const value = attributes[key]
    if (value !== undefined) written += ` ${key}="${escapeXml(String(value))}"`
  }
  const inside = render(content)
  return { xml: inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>` }
}

/** Markup written elsewhere, e.g. a signed assertion: taken as it is. */
export const raw = (xml: string): Markup => ({ xml })

export const document = (root: Markup): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}`
