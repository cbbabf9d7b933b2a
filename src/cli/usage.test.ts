import { CommanderError } from 'commander'
import { expect, test } from 'vitest'
import { langOf, usageProblem } from './usage.ts'

test.each([
  [
    'commander.unknownOption',
    "error: unknown option '--outt'\n(Did you mean --out?)",
    'L’option « --outt » n’existe pas. Vouliez-vous écrire « --out » ?',
  ],
  ['commander.unknownCommand', "error: unknown command 'x'", 'La commande « x » n’existe pas. Voyez --help.'],
  ['commander.missingArgument', "error: missing required argument 'dossier'", 'Il manque <dossier>. Voyez --help.'],
  [
    'commander.invalidArgument',
    "error: option '--lang <lang>' argument 'de' is invalid. Allowed choices are fr, en.",
    'La valeur donnée à « --lang <lang> » n’est pas permise. Valeurs possibles : fr, en.',
  ],
])('%s is told in French', (code, message, said) => {
  const problem = usageProblem(new CommanderError(1, code, message))
  expect(problem?.describe('fr')).toBe(`BANC-USAGE : ${said}`)
  expect(problem?.exitCode).toBe(2)
})

test('help is no problem', () => {
  expect(usageProblem(new CommanderError(0, 'commander.helpDisplayed', '(outputHelp)'))).toBeUndefined()
})

test.each([
  [['run', '--lang', 'en'], 'en'],
  [['run', '--lang=en', '--nope'], 'en'],
  [['run', 'en'], 'fr'],
  [[], 'fr'],
])('%o speaks %s', (args, lang) => {
  expect(langOf(args)).toBe(lang)
})
