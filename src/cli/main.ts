#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { Argument, Command, CommanderError, Option } from 'commander'
import { cacheFolder } from '../bench/cache.ts'
import { version } from '../bench/version.ts'
import { BancError, messageOf } from '../model/errors.ts'
import { openFilesProblem } from './open-files.ts'
import { onceWritten, onReaderGone, print, tell as tellLines } from './output.ts'
import { langOf, usageProblem } from './usage.ts'

// Commands are imported when they are called: `--version` and `list` do not wait for what a run needs. What V8 makes of
// them is kept, which a cold `validate` owes a quarter of a second.
enableCompileCache(join(cacheFolder(), 'node'))

const json = () => new Option('--format <format>', 'text | json').choices(['text', 'json']).default('text')
const lang = () => new Option('--lang <lang>', 'fr | en').choices(['fr', 'en'])
const configFile = [
  '--config <fichier>',
  'configuration (défaut : banc-segur.jsonc, sinon le produit de référence)',
] as const

const program = new Command('banc-segur')
  .description('Banc d’essai de conformité pour le référencement Ségur — conformance bench for Ségur referencing')
  .version(version)
  .exitOverride()
  // `tell` says it, in the language asked for.
  .configureOutput({
    outputError: () => {},
    writeOut: (text) => print(...text.replace(/\n$/, '').split('\n')),
    writeErr: (text) => tellLines(...text.replace(/\n$/, '').split('\n')),
  })

let exitCode = 0
const does =
  <A extends unknown[]>(act: (...given: A) => number | Promise<number>) =>
  async (...given: A): Promise<void> => {
    exitCode = await act(...given)
  }

program
  .command('run', { isDefault: false })
  .description('joue les scénarios, juge l’enregistrement, écrit le dossier — run, judge, write the dossier')
  .option(...configFile)
  .option('--out <dossier>', 'où écrire les runs')
  .option('--couloir <liste>', 'LGC,RIS…')
  .option('--vague <liste>', '1,2')
  .option('--suite <liste>', 'ins,dmp,mss,psc')
  .option('--only <id...>', 'numéros officiels de scénarios')
  .option('--defects <liste>', 'défauts du produit de référence')
  .option('-t, --test-name-pattern <motif>', 'numéros et titres qui répondent à ce motif')
  .option('--shard <i/n>', 'cette part du plan')
  .addOption(
    new Option('--browser <navigateur>', 'builtin | chromium : qui joue les connexions web').choices([
      'builtin',
      'chromium',
    ]),
  )
  .option('--resume <dossier>', 'reprend un run interrompu')
  .addOption(json())
  .addOption(lang())
  .action(does(async (options) => (await import('./commands/run.ts')).run(options)))

program
  .command('validate')
  .description('valide des documents — validate documents')
  .argument('<chemin...>', 'fichiers, dossiers, archives, ou - pour l’entrée standard')
  .option('--artefacts <paquet>', 'dossier d’un paquet de l’ANS, ou empreinte d’un paquet enregistré')
  .option('--overlay <dossier>', 'fichiers qui passent avant ceux du paquet')
  .option('--contracts <dossier>', 'schémas officiels des messages d’INSi et du DMP (XSD, WSDL)')
  .option('--compare <paquet>', 'un second paquet : ne dit que ce qui change')
  .addOption(
    new Option('--format <format>', 'text (par défaut) | json | ndjson | junit | svrl').choices([
      'text',
      'json',
      'ndjson',
      'junit',
      'svrl',
    ]),
  )
  .option('--resume <fichier>', 'écrit les résultats dans ce fichier (NDJSON) et ne rejuge pas ceux qui y sont')
  .addOption(lang())
  .action(does(async (paths, options) => (await import('./commands/validate.ts')).validate(paths, options)))

program
  .command('artefacts')
  .description('enregistre et liste les paquets de règles de l’ANS — register and list rule packages')
  .addArgument(new Argument('<action>', 'add | list').choices(['add', 'list']))
  .argument('[paquet]', 'pour add : dossier ou ZIP')
  .option('--overlay <dossier>', 'fichiers qui passent avant ceux du paquet')
  .option('--package-version <version>', 'sa version (défaut : celle de son volet le plus récent)')
  .addOption(json())
  .addOption(lang())
  .action(
    does(async (action, path, options) => (await import('./commands/artefacts.ts')).artefacts(action, path, options)),
  )

program
  .command('replay')
  .description('rejuge un dossier et explique toute différence — judge a dossier again')
  .argument('<dossier>')
  .addOption(json())
  .addOption(lang())
  .action(does(async (path, options) => (await import('./commands/replay.ts')).replay(path, options)))

program
  .command('verify')
  .description('vérifie l’intégrité d’un dossier — check the integrity of a dossier')
  .argument('<dossier>')
  .addOption(json())
  .addOption(lang())
  .action(does(async (path, options) => (await import('./commands/verify.ts')).verify(path, options)))

program
  .command('report')
  .description('réécrit un rapport sur la sortie standard — render a report again')
  .argument('<dossier>')
  .option('--format <format>', 'html | json | junit', 'html')
  .addOption(lang())
  .action(does(async (path, options) => (await import('./commands/report.ts')).report(path, options)))

program
  .command('list')
  .description('scénarios, défauts ou matrice — scenarios, defects or matrix')
  .option('--defects', 'les défauts du produit de référence')
  .option('--kill-matrix', 'ce qui tue chaque contrôle')
  .addOption(json())
  .addOption(lang())
  .action(does(async (options) => (await import('./commands/list.ts')).list(options)))

program
  .command('explain')
  .description(
    'ce qu’est un identifiant, qui le vérifie, ce qui le tue — what an id is, who verifies it, what kills it',
  )
  .argument('<identifiant>', 'exigence, scénario, contrôle, règle, hypothèse, panne, défaut ou code d’erreur')
  .addOption(json())
  .addOption(lang())
  .action(does(async (id, options) => (await import('./commands/explain.ts')).explain(id, options)))

program
  .command('coverage')
  .description('comment chaque exigence est couverte — how each requirement is covered')
  .option('--suite <liste>')
  .option('--couloir <liste>')
  .option('--vague <liste>')
  .addOption(json())
  .addOption(lang())
  .action(does(async (options) => (await import('./commands/coverage.ts')).coverage(options)))

program
  .command('mocks')
  .description('les services nationaux seuls, jusqu’à Ctrl-C — the national services alone')
  .option(...configFile)
  .addOption(lang())
  .action(does(async (options) => (await import('./commands/mocks.ts')).mocks(options)))

program
  .command('init')
  .description('écrit une configuration commentée — write a commented configuration')
  .option('--file <fichier>')
  .addOption(lang())
  .action(does(async (options) => (await import('./commands/init.ts')).init(options)))

program
  .command('doctor')
  .description('éprouve tout ce dont un run a besoin — try everything a run needs')
  .option(...configFile)
  .addOption(json())
  .addOption(lang())
  .action(does(async (options) => (await import('./commands/doctor.ts')).doctor(options)))

const tell = (error: unknown): number => {
  const problem = error instanceof CommanderError ? usageProblem(error) : (openFilesProblem(error) ?? error)
  if (problem instanceof BancError) {
    tellLines(problem.describe(langOf(process.argv)))
    return problem.exitCode
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const trace = error instanceof Error ? error.stack : messageOf(error)
  tellLines('BANC-INTERNAL : le banc lui-même a échoué, ce n’est pas la faute du produit (the bench itself failed).')
  // Set in: a line end inside the message must not make a line that looks like the bench's own.
  tellLines(
    ...String(trace)
      .split('\n')
      .map((line) => `  ${line}`),
  )
  return 3
}

// What escapes from a socket or a worker is the bench's failure too, not the product's.
process.on('uncaughtException', (error) => process.exit(tell(error)))
onReaderGone(() => process.exit(exitCode))
try {
  await program.parseAsync()
} catch (error) {
  exitCode = tell(error)
}
// A product's half-open socket or an idle worker must not hold a command that has said all it had to say.
onceWritten(() => process.exit(exitCode))
