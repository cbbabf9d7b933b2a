import { existsOf, testOf } from '../demand.ts'
import { booleanOf, constant, dependsOfAll } from '../operand.ts'
import { argument, type FunctionDefinition } from './definition.ts'

/** Functions to booleans. */
export const logicFunctions: Readonly<Record<string, FunctionDefinition>> = {
  true: { min: 0, max: 0, build: () => constant('boolean', true) },
  false: { min: 0, max: 0, build: () => constant('boolean', false) },
  boolean: { min: 1, max: 1, build: (call) => booleanOf(dependsOfAll(call.args), testOf(argument(call, 0))) },
  not: {
    min: 1,
    max: 1,
    build: (call) => {
      const test = testOf(argument(call, 0))
      return booleanOf(dependsOfAll(call.args), (rt, node) => !test(rt, node))
    },
  },
  exists: { min: 1, max: 1, build: (call) => booleanOf(dependsOfAll(call.args), existsOf(argument(call, 0))) },
  empty: {
    min: 1,
    max: 1,
    build: (call) => {
      const exists = existsOf(argument(call, 0))
      return booleanOf(dependsOfAll(call.args), (rt, node) => !exists(rt, node))
    },
  },
}
