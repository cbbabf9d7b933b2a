import { namespaceAt } from '../../../xml/document/namespaces.ts'
import { splitName } from '../../../xml/scope.ts'
import { XPathDynamicError } from '../errors.ts'
import type { IndexedDocument } from '../indexed-document.ts'
import { argumentRole, onlyValue } from '../only.ts'
import { atom, dependsOfAll, type Operand } from '../operand.ts'
import {
  argument,
  type Call,
  type FunctionDefinition,
  nodeArgument,
  optionalString,
  stringArgument,
} from './definition.ts'

const nodeName = (read: (doc: IndexedDocument, node: number) => string): FunctionDefinition => ({
  min: 0,
  max: 1,
  onContext: true,
  build: (call) => {
    const name = nodeArgument(call, 0, read)
    return atom('string', dependsOfAll(call.args), (rt, node) => name(rt, node) ?? '')
  },
})

const ncName = /^[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*$/u

const checkedName = (text: string): readonly [prefix: string, local: string] => {
  const [prefix, local] = splitName(text)
  if (!ncName.test(local) || (prefix !== '' && !ncName.test(prefix)))
    throw new XPathDynamicError('FOCA0002', `Invalid lexical QName "${text}"`)
  return [prefix, local]
}

const resolve = (doc: IndexedDocument, element: number, text: string): string => {
  const [prefix, local] = checkedName(text.trim())
  const uri = namespaceAt(doc.xml, element, prefix)
  if (uri === undefined && prefix !== '')
    throw new XPathDynamicError('FONS0004', `Namespace prefix '${prefix}' has not been declared`)
  return `{${uri ?? ''}}${local}`
}

const buildResolve = (call: Call): Operand => {
  const text = optionalString(call, 0)
  let wanted = ''
  const name = nodeArgument(call, 1, (doc, node) => resolve(doc, node, wanted))
  return atom(
    'QName',
    dependsOfAll(call.args),
    (rt, node) => {
      const found = text(rt, node)
      if (found === undefined) return undefined
      wanted = String(found)
      return name(rt, node)
    },
    false,
  )
}

const buildQName = (call: Call): Operand => {
  const uri = stringArgument(call, 0)
  const name = stringArgument(call, 1)
  return atom('QName', dependsOfAll(call.args), (rt, node) => {
    const namespace = uri(rt, node)
    const [prefix, local] = checkedName(name(rt, node))
    if (prefix !== '' && namespace === '')
      throw new XPathDynamicError('FOCA0002', `The name ${prefix}:${local} has a prefix and no namespace`)
    return `{${namespace}}${local}`
  })
}

const partOfQName = (read: (name: string) => string): FunctionDefinition => ({
  min: 1,
  max: 1,
  build: (call) => {
    const item = onlyValue(argument(call, 0), argumentRole(call.name, 0), () => (value) => value)
    return atom(
      'string',
      dependsOfAll(call.args),
      (rt, node) => {
        const name = item(rt, node)
        return name === undefined ? undefined : read(String(name))
      },
      false,
    )
  },
})

/** Functions on names. */
export const nameFunctions: Readonly<Record<string, FunctionDefinition>> = {
  name: nodeName((doc, node) => doc.nameAsWritten(node)),
  'local-name': nodeName((doc, node) => doc.localName(node)),
  'namespace-uri': nodeName((doc, node) => doc.namespaceUri(node)),
  'resolve-QName': { min: 2, max: 2, build: buildResolve },
  QName: { min: 2, max: 2, build: buildQName },
  'local-name-from-QName': partOfQName((name) => name.slice(name.indexOf('}') + 1)),
  'namespace-uri-from-QName': partOfQName((name) => name.slice(1, name.indexOf('}'))),
}
