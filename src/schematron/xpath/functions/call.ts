import type { Expr } from '../ast.ts'
import { castFor, castTarget } from '../casts.ts'
import { compile } from '../compile.ts'
import { XPathStaticError } from '../errors.ts'
import { onlyValue } from '../only.ts'
import { atom, type Operand } from '../operand.ts'
import { namespaceOf, type Scope } from '../scope.ts'
import type { FunctionDefinition } from './definition.ts'
import { documentFunctions } from './documents.ts'
import { logicFunctions } from './logic.ts'
import { nameFunctions } from './names.ts'
import { numberFunctions } from './numbers.ts'
import { patternFunctions } from './patterns.ts'
import { sequenceFunctions } from './sequences.ts'
import { textFunctions } from './texts.ts'

const functionNamespace = 'http://www.w3.org/2005/xpath-functions'
const schemaNamespace = 'http://www.w3.org/2001/XMLSchema'

const functions: Readonly<Record<string, FunctionDefinition>> = {
  ...documentFunctions,
  ...logicFunctions,
  ...nameFunctions,
  ...numberFunctions,
  ...patternFunctions,
  ...sequenceFunctions,
  ...textFunctions,
}

const compileConstructor = (scope: Scope, local: string, args: readonly Expr[]): Operand => {
  const [arg] = args
  if (arg === undefined || args.length > 1) throw new XPathStaticError(`xs:${local}() takes one argument`)
  const operand = compile(scope, arg)
  const target = castTarget(local)
  return atom(target, operand.depends, onlyValue(operand, `the operand of xs:${local}()`, castFor(target)), false)
}

/** Compiles a call of a function of XPath or XSLT, or of the constructor of an atomic type. */
export const compileCall = (scope: Scope, call: Expr & { op: 'call' }): Operand => {
  const { prefix, local } = call
  const isFunction = prefix === '' || (prefix === 'fn' && !scope.namespaces.has('fn'))
  const namespace = isFunction ? functionNamespace : namespaceOf(scope, prefix)
  if (namespace === schemaNamespace) return compileConstructor(scope, local, call.args)
  const definition = Object.hasOwn(functions, local) ? functions[local] : undefined
  if (namespace !== functionNamespace || definition === undefined)
    throw new XPathStaticError(`the function ${prefix === '' ? '' : `${prefix}:`}${local}() is not supported`)
  const count = call.args.length
  if (count < definition.min || count > definition.max)
    throw new XPathStaticError(`${local}() does not take ${count} arguments`)
  const written = count === 0 && definition.onContext === true ? [{ op: 'context' } as const] : call.args
  const args = written.map((arg) => compile(scope, arg))
  return definition.build({ scope, name: local, args })
}
