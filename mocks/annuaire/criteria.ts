import type { Resource, ResourceType } from '../../src/protocols/annuaire/resources.ts'
import { type Compared, parameters } from './parameters.ts'

/** Why a search cannot be executed: a sentence for the OperationOutcome. */
export interface Unsearchable {
  readonly problem: string
}

export type Criterion = (resource: Resource) => boolean

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const stringTest = (value: string, modifier: string | undefined): ((found: string) => boolean) => {
  if (modifier === 'exact') return (found) => found === value
  const sought = folded(value)
  return modifier === 'contains'
    ? (found) => folded(found).includes(sought)
    : (found) => folded(found).startsWith(sought)
}

const tokenTest = (value: string) => {
  const bar = value.indexOf('|')
  const system = bar < 0 ? undefined : value.slice(0, bar)
  const code = value.slice(bar + 1)
  return (found: { readonly system?: string; readonly value?: string }) =>
    (system === undefined || (found.system ?? '') === system) && (code === '' || found.value === code)
}

const prefixes = ['eq', 'ge', 'gt', 'le', 'lt'] as const

/** A date of any precision against an instant: the beginning of the span, and what comes after it. */
const dateTest = (value: string): ((found: string) => boolean) | undefined => {
  const prefix = prefixes.find((known) => value.startsWith(known))
  const date = prefix === undefined ? value : value.slice(2)
  if (!/^\d{4}(-\d\d(-\d\d(T.+)?)?)?$/.test(date) || Number.isNaN(Date.parse(date))) return undefined
  const from = Date.parse(date)
  const end = new Date(from)
  if (date.length === 4) end.setUTCFullYear(end.getUTCFullYear() + 1)
  else if (date.length === 7) end.setUTCMonth(end.getUTCMonth() + 1)
  else if (date.length === 10) end.setUTCDate(end.getUTCDate() + 1)
  else end.setUTCMilliseconds(end.getUTCMilliseconds() + 1)
  const to = end.getTime()
  return (found) => {
    const at = Date.parse(found)
    switch (prefix) {
      case 'ge':
        return at >= from
      case 'gt':
        return at >= to
      case 'le':
        return at < to
      case 'lt':
        return at < from
      default:
        return at >= from && at < to
    }
  }
}

const modifiersOf: Readonly<Record<Compared['type'], readonly string[]>> = {
  string: ['contains', 'exact'],
  token: [],
  reference: [],
  date: [],
}

const present = (values: readonly (string | undefined)[]): readonly string[] =>
  values.filter((value): value is string => value !== undefined && value !== '')

const oneOf = (compared: Compared, value: string, modifier: string | undefined): Criterion | undefined => {
  switch (compared.type) {
    case 'string': {
      const test = stringTest(value, modifier)
      return (resource) => present(compared.of(resource)).some(test)
    }
    case 'token': {
      const test = tokenTest(value)
      return (resource) => compared.of(resource).some(test)
    }
    case 'reference':
      return (resource) =>
        present(compared.of(resource)).some((found) => found === value || found.split('/')[1] === value)
    case 'date': {
      const test = dateTest(value)
      return test && ((resource) => present(compared.of(resource)).some(test))
    }
  }
}

/** A criterion as it was asked, `name:modifier` and its values; commas say "or" (FHIR R4, Search, 3.1.1.4). */
export const criterionOf = (type: ResourceType, asked: string, given: string): Criterion | Unsearchable => {
  const [name = '', modifier] = asked.split(':')
  const compared = Object.hasOwn(parameters[type], name) ? parameters[type][name] : undefined
  if (compared === undefined) return { problem: `${type} ne se cherche pas par « ${name} »` }
  if (modifier !== undefined && !modifiersOf[compared.type].includes(modifier))
    return { problem: `le paramètre ${name} n’a pas de modificateur « ${modifier} »` }
  if (given === '') return { problem: `le paramètre ${name} est vide` }
  const any = given.split(',').map((value) => oneOf(compared, value, modifier))
  if (any.includes(undefined)) return { problem: `${name} : « ${given} » n’est pas une date` }
  return (resource) => any.some((test) => test?.(resource))
}
