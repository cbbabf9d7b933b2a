import { type Html, html } from './markup.ts'

// Comments, CDATA, instructions, declarations, end tags, start tags, text, a stray '<'. Each may be cut at the end.
const token =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<![^>]*>?|<\/[^>]*>?|<[A-Za-z_:](?:"[^"]*"|'[^']*'|[^>"'])*>?|[^<]+|</g

const attribute = /([^\s=/"'<>]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+)/g

const coloured = (tag: string): Html => {
  const [open = '', name = ''] = /^(<\/?)([^\s/>]*)/.exec(tag)?.slice(1) ?? []
  const rest = tag.slice(open.length + name.length)
  const parts: Html[] = []
  let from = 0
  for (const { 0: whole, 1: key = '', 2: equals = '', 3: value = '', index } of rest.matchAll(attribute)) {
    parts.push(html`${rest.slice(from, index)}<c-a>${key}</c-a>${equals}<c-v>${value}</c-v>`)
    from = index + whole.length
  }
  return html`${open}<c-n>${name}</c-n>${parts}${rest.slice(from)}`
}

const kindOf = (piece: string): 'open' | 'close' | 'empty' | 'aside' | 'text' => {
  if (!piece.startsWith('<') || piece === '<' || piece.startsWith('<![CDATA[')) return 'text'
  if (piece.startsWith('<!') || piece.startsWith('<?')) return 'aside'
  if (piece.startsWith('</')) return 'close'
  return piece.endsWith('/>') ? 'empty' : 'open'
}

const painted = (piece: string): Html | string => {
  const kind = kindOf(piece)
  if (kind === 'text') return piece
  return kind === 'aside' ? html`<c-c>${piece}</c-c>` : coloured(piece)
}

/** Markup coloured as it stands, without moving anything: for HTML pages, whose spaces and open tags have meaning. */
export const markupAsIs = (text: string): Html => html`${(text.match(token) ?? []).map(painted)}`

const deepest = 40

/**
 * XML laid out for reading: one element a line, an element with only text on one line. It never refuses anything: what
 * is not well-formed is shown in its place.
 */
export const xmlView = (text: string): Html => {
  const pieces = (text.match(token) ?? []).filter((piece) => piece.trim() !== '')
  const lines: Html[] = []
  let depth = 0
  const line = (at: number, ...parts: (Html | string)[]) =>
    lines.push(html`${'  '.repeat(Math.max(0, Math.min(at, deepest)))}${parts}`)
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] ?? ''
    const kind = kindOf(piece)
    const next = pieces[index + 1] ?? ''
    const after = pieces[index + 2] ?? ''
    if (kind === 'open' && kindOf(next) === 'text' && kindOf(after) === 'close') {
      line(depth, painted(piece), next.trim(), painted(after))
      index += 2
    } else if (kind === 'open' && kindOf(next) === 'close') {
      line(depth, painted(piece), painted(next))
      index += 1
    } else {
      if (kind === 'close') depth = Math.max(0, depth - 1)
      line(depth, kind === 'text' ? piece.trim() : painted(piece))
      if (kind === 'open') depth += 1
    }
  }
  return html`${lines.map((written, index) => (index === 0 ? written : html`\n${written}`))}`
}
