import { type Html, html } from './markup.ts'

const token = /"(?:[^"\\]|\\[\s\S])*"?|[{}[\],:]|[^\s{}[\],:"]+/g

const deepest = 40

const painted = (piece: string, isKey: boolean): Html | string => {
  if (isKey) return html`<c-n>${piece}</c-n>`
  if (piece.startsWith('"')) return html`<c-v>${piece}</c-v>`
  return /^[\w.+-]/.test(piece) ? html`<c-a>${piece}</c-a>` : piece
}

/**
 * JSON laid out for reading, token by token: numbers keep their digits, repeated keys stay, and what is cut or wrong is
 * shown as far as it goes.
 */
export const jsonView = (text: string): Html => {
  const pieces = text.match(token) ?? []
  const written: (Html | string)[] = []
  let depth = 0
  const newline = () => written.push(`\n${'  '.repeat(Math.max(0, Math.min(depth, deepest)))}`)
  pieces.forEach((piece, index) => {
    const next = pieces[index + 1]
    const previous = pieces[index - 1]
    if (piece === '{' || piece === '[') {
      depth += 1
      written.push(piece)
      if (next !== '}' && next !== ']') newline()
    } else if (piece === '}' || piece === ']') {
      depth = Math.max(0, depth - 1)
      if (previous !== '{' && previous !== '[') newline()
      written.push(piece)
    } else if (piece === ',') {
      written.push(piece)
      newline()
    } else {
      written.push(piece === ':' ? ': ' : painted(piece, next === ':'))
    }
  })
  return html`${written}`
}

/** A value of the journal itself (action parameters, traces) as JSON. */
export const jsonText = (value: unknown): string => JSON.stringify(value) ?? 'null'
