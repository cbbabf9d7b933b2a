import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { explain, placeIn } from './explain.ts'
import type { Text } from './text.ts'

let shared: Ajv2020 | undefined

/**
 * One compiler for all: its formats and its dialect are made once. Schemas are not checked against their dialect here, nor
 * their code tidied: the contracts are checked when they are published, and both take longer than reading a dossier.
 */
const compiler = (): Ajv2020 => {
  if (shared === undefined) {
    shared = new Ajv2020({
      allErrors: false,
      strict: true,
      allowUnionTypes: true,
      validateSchema: false,
      code: { optimize: false },
    })
    formats.default(shared)
  }
  return shared
}

/**
 * Compiles a schema for values that a stranger wrote: the check stops at the first departure, so that it makes neither a
 * long list nor a slow check. Compiled when first asked for.
 */
export const firstDepartureFrom = (schema: object): ((value: unknown) => Text | undefined) => {
  let validate: ValidateFunction | undefined
  return (value) => {
    validate ??= compiler().compile(schema)
    if (validate(value)) return undefined
    const [{ instancePath = '', keyword = 'type', params = {}, message = '' } = {}] = validate.errors ?? []
    const { fr, en } = explain({ path: instancePath, keyword, params, message })
    const place = placeIn(instancePath)
    return place === '' ? { fr, en } : { fr: `${place} : ${fr}`, en: `${place}: ${en}` }
  }
}
