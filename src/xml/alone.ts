import type { XmlPlace } from './problem.ts'
import { readXml } from './read.ts'
import type { Bindings } from './scope.ts'

const escaped = (uri: string): string => uri.replace(/[&<"]/g, (one) => `&#${one.charCodeAt(0)};`)

/**
 * The text of one element as a document of its own: the namespaces in scope are declared on it, and it stands on the line
 * where it stood, after as many empty ones. `place` is where its start tag begins. Undefined when no element begins there.
 * @throws XmlError when the source is not read
 */
export const elementAlone = (input: string | Uint8Array, place: XmlPlace): string | undefined => {
  const scopes: Bindings[] = [new Map()]
  let depth = 0
  let found:
    | { readonly depth: number; readonly from: number; readonly scope: Bindings; readonly own: Bindings }
    | undefined
  let end: number | undefined
  const source = readXml(
    input,
    {
      open: (_name, declared, { line, column, offset }) => {
        depth++
        const above = scopes.at(-1) ?? new Map<string, string>()
        const own = declared ?? new Map<string, string>()
        if (line === place.line && column === place.column) found = { depth, from: offset, scope: above, own }
        scopes.push(own.size === 0 ? above : new Map([...above, ...own]))
      },
      attribute: () => {},
      text: () => {},
      close: (at) => {
        if (found?.depth === depth && end === undefined) end = at
        scopes.pop()
        depth--
      },
    },
    { places: true },
  )
  if (found === undefined || end === undefined) return undefined
  const { from, scope, own } = found
  const declarations = [...scope]
    .filter(([prefix]) => prefix !== 'xml' && !own.has(prefix))
    .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escaped(uri)}"`)
  const text = source.slice(from, end)
  const name = /^<[^\s/>]+/.exec(text)?.[0] ?? ''
  return `${'\n'.repeat(place.line - 1)}${name}${declarations.join('')}${text.slice(name.length)}`
}
