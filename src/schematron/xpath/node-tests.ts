import { nodeKind } from '../../xml/document/document.ts'
import type { NodeTest } from './ast.ts'
import { firstAttribute, type IndexedDocument } from './indexed-document.ts'
import { namespaceOf, type Scope } from './scope.ts'

/** A node test ready to run: a name is one number to compare, the others are functions. */
export type CompiledTest =
  | { readonly is: 'name'; readonly symbol: number }
  /** `*:local` on elements. */
  | { readonly is: 'local'; readonly local: number }
  | { readonly is: 'any-element' }
  | { readonly is: 'any' }
  | { readonly is: 'other'; readonly matches: (doc: IndexedDocument, node: number) => boolean }

const isElement = (doc: IndexedDocument, node: number): boolean => doc.kinds[node] === nodeKind.element

const ofKind = (kind: number): CompiledTest => ({ is: 'other', matches: (doc, node) => doc.kinds[node] === kind })

const wildcard = (
  scope: Scope,
  test: { readonly prefix: string | undefined; readonly local: string | undefined },
  onAttributes: boolean,
): CompiledTest => {
  const isPrincipal = onAttributes ? (_doc: IndexedDocument, node: number) => node >= firstAttribute : isElement
  if (test.local !== undefined) {
    const local = scope.vocabulary.local(test.local)
    if (!onAttributes) return { is: 'local', local }
    return { is: 'other', matches: (doc, node) => isPrincipal(doc, node) && doc.hasLocal(node, local) }
  }
  if (test.prefix !== undefined) {
    const namespace = scope.vocabulary.namespace(namespaceOf(scope, test.prefix))
    return { is: 'other', matches: (doc, node) => isPrincipal(doc, node) && doc.hasNamespace(node, namespace) }
  }
  return onAttributes ? { is: 'other', matches: isPrincipal } : { is: 'any-element' }
}

/**
 * Compiles a node test; names without a prefix are in no namespace. `onAttributes`: the axis has attributes for its
 * names.
 */
export const compileNodeTest = (scope: Scope, test: NodeTest, onAttributes: boolean): CompiledTest => {
  switch (test.test) {
    case 'name':
      return { is: 'name', symbol: scope.vocabulary.name(namespaceOf(scope, test.prefix), test.local) }
    case 'wildcard':
      return wildcard(scope, test, onAttributes)
    case 'node':
      return { is: 'any' }
    case 'text':
      return ofKind(nodeKind.text)
    case 'comment':
      return ofKind(nodeKind.comment)
    case 'element':
      return { is: 'any-element' }
    case 'attribute':
      return { is: 'other', matches: (_doc, node) => node >= firstAttribute }
    case 'document':
      return ofKind(nodeKind.document)
    case 'instruction': {
      const { target } = test
      return {
        is: 'other',
        matches: (doc, node) =>
          doc.kinds[node] === nodeKind.instruction && (target === undefined || doc.localName(node) === target),
      }
    }
  }
}

/** The test as a function, for the axes that have no loop of their own per kind of test. */
export const matcherOf = (test: CompiledTest): ((doc: IndexedDocument, node: number) => boolean) => {
  switch (test.is) {
    case 'name': {
      const { symbol } = test
      return (doc, node) =>
        node >= firstAttribute ? doc.attributeSymbols[node - firstAttribute] === symbol : doc.symbols[node] === symbol
    }
    case 'local': {
      const { local } = test
      return (doc, node) => node < firstAttribute && doc.hasLocal(node, local)
    }
    case 'any-element':
      return isElement
    case 'any':
      return () => true
    case 'other':
      return test.matches
  }
}
