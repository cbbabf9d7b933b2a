import { XmlError } from '../../xml/problem.ts'
import { readXml } from '../../xml/read.ts'
import type { Bindings } from '../../xml/scope.ts'
import { escapeXml } from '../../xml/write.ts'
import { saml2 } from './names.ts'

/** An assertion that has begun: where its tag starts, and the namespaces that it inherits. */
interface Begun {
  readonly from: number
  readonly inherited: string
}

const declarations = (levels: readonly (Bindings | undefined)[]): string => {
  const scope = new Map(levels.flatMap((level) => [...(level ?? [])]))
  return [...scope]
    .map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeXml(uri)}"`)
    .join('')
}

/**
 * Every SAML assertion of a message as it is written, each alone in an element that declares the namespaces it inherits:
 * what a signature is verified on. A DOM of the whole message would cost a hundred times what reading it does.
 * @returns none when the message is not the XML that `readXml` reads
 */
export const assertionTexts = (message: string | Uint8Array): readonly string[] => {
  const levels: (Bindings | undefined)[] = []
  const open: (Begun | undefined)[] = []
  const found: { readonly inherited: string; readonly from: number; readonly to: number }[] = []
  try {
    const source = readXml(
      message,
      {
        open: ({ ns, local }, declared, { offset }) => {
          const isAssertion = ns === saml2 && local === 'Assertion'
          open.push(isAssertion ? { from: offset, inherited: declarations(levels) } : undefined)
          levels.push(declared)
        },
        attribute: () => {},
        text: () => {},
        close: (to) => {
          levels.pop()
          const begun = open.pop()
          if (begun !== undefined) found.push({ ...begun, to })
        },
      },
      { places: true },
    )
    return found.map(({ inherited, from, to }) => `<message${inherited}>${source.slice(from, to)}</message>`)
  } catch (error) {
    if (error instanceof XmlError) return []
    throw error
  }
}
