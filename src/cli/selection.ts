import { couloirs, vagues } from '../../schemas/words.ts'
import type { Config } from '../model/config.ts'
import { BancError } from '../model/errors.ts'
import type { Text } from '../model/text.ts'
import type { Selection } from '../run/plan.ts'

/** The options of `run` that choose scenarios, as typed. */
export interface SelectionOptions {
  readonly couloir?: string
  readonly vague?: string
  readonly suite?: string
  readonly only?: readonly string[]
  readonly testNamePattern?: string
  readonly shard?: string
}

const help: Text = { fr: 'Voyez « run --help ».', en: 'See "run --help".' }

/** An option of `run` that does not make sense. */
export const badOption = (where: string, fr: string, en: string, todo: Text = help): BancError =>
  new BancError({ code: 'BANC-OPTION', what: { fr, en }, where, todo })

/** The parts of a comma-separated list. */
export const listed = (text: string | undefined): readonly string[] =>
  (text ?? '').split(',').filter((part) => part !== '')

const oneOf = <T extends string | number>(option: string, typed: readonly string[], known: readonly T[]): T[] =>
  typed.map((text) => {
    const value = known.find((candidate) => String(candidate) === text)
    if (value !== undefined) return value
    const values = known.join(', ')
    throw badOption(option, `« ${text} » n’existe pas.`, `"${text}" does not exist.`, {
      fr: `Valeurs possibles : ${values}.`,
      en: `Possible values: ${values}.`,
    })
  })

const shardOf = (text: string | undefined): Selection['shard'] => {
  if (text === undefined) return undefined
  const [index, count] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).slice(1).map(Number)
  if (!index || !count || index > count) {
    throw badOption('--shard', `« ${text} » n’est pas de la forme 1/3.`, `"${text}" is not like 1/3.`)
  }
  return { index, count }
}

const patternOf = (text: string): RegExp => {
  try {
    return new RegExp(text)
  } catch {
    throw badOption('-t', `« ${text} » n’est pas une expression régulière.`, `"${text}" is no regular expression.`)
  }
}

/** What to run: the configuration's choice, where no option says otherwise. @throws BancError BANC-OPTION */
export const selectionOf = (config: Config, options: SelectionOptions): Selection => {
  const shard = shardOf(options.shard)
  return {
    couloirs:
      options.couloir === undefined ? (config.couloirs ?? []) : oneOf('--couloir', listed(options.couloir), couloirs),
    vagues: options.vague === undefined ? (config.vagues ?? [1, 2]) : oneOf('--vague', listed(options.vague), vagues),
    profils: config.profils ?? [],
    suites: listed(options.suite),
    only: options.only ?? [],
    ...(options.testNamePattern === undefined ? {} : { testNamePattern: patternOf(options.testNamePattern) }),
    ...(shard === undefined ? {} : { shard }),
  }
}
