import type { CommanderError } from 'commander'
import { BancError } from '../model/errors.ts'
import type { Text } from '../model/text.ts'

/** What each refusal of the command line's parser means; `name` is the option, command or argument it speaks of. */
const meanings: Readonly<Record<string, (name: string) => Text>> = {
  'commander.unknownOption': (name) => ({
    fr: `L’option « ${name} » n’existe pas.`,
    en: `Option "${name}" does not exist.`,
  }),
  'commander.unknownCommand': (name) => ({
    fr: `La commande « ${name} » n’existe pas.`,
    en: `Command "${name}" does not exist.`,
  }),
  'commander.missingArgument': (name) => ({ fr: `Il manque <${name}>.`, en: `<${name}> is missing.` }),
  'commander.optionMissingArgument': (name) => ({
    fr: `L’option « ${name} » demande une valeur.`,
    en: `Option "${name}" needs a value.`,
  }),
  'commander.invalidArgument': (name) => ({
    fr: `La valeur donnée à « ${name} » n’est pas permise.`,
    en: `The value given to "${name}" is not allowed.`,
  }),
  'commander.excessArguments': () => ({ fr: 'Il y a trop d’arguments.', en: 'There are too many arguments.' }),
}

const help: Text = { fr: 'Voyez --help.', en: 'See --help.' }

/** Commander's English message → the bench's own error, in both languages; undefined when it is not a refusal (help). */
export const usageProblem = ({ code, message }: CommanderError): BancError | undefined => {
  const meaning = meanings[code]
  if (!meaning) return undefined
  const meant = /Did you mean (?:one of )?(.+?)\?/.exec(message)?.[1]
  const choices = /Allowed choices are (.+?)\./.exec(message)?.[1]
  const todo = choices
    ? { fr: `Valeurs possibles : ${choices}.`, en: `Possible values: ${choices}.` }
    : meant
      ? { fr: `Vouliez-vous écrire « ${meant} » ?`, en: `Did you mean "${meant}"?` }
      : help
  return new BancError({ code: 'BANC-USAGE', what: meaning(/'([^']+)'/.exec(message)?.[1] ?? ''), todo })
}

/** The language asked for on the command line, known even when the rest of it cannot be read. */
export const langOf = (args: readonly string[]): 'fr' | 'en' =>
  args.includes('--lang=en') || args.some((arg, index) => arg === 'en' && args[index - 1] === '--lang') ? 'en' : 'fr'
