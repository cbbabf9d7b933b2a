import { newDefect } from './defect.ts'
import { camel, kebab, sentence } from './names.ts'
import {
  type Chapter,
  chapterOf,
  checkFiles,
  entryOf,
  firstCheckFile,
  firstScenario,
  requirementsOf,
  suitePath,
} from './suite-file.ts'
import { Refused, type Writing, withImport, withNames } from './writing.ts'

export interface CheckOptions {
  /** Official number of the scenario that plays it; the chapter's first when it is not told. */
  readonly scenario?: string | undefined
  /** The requirement it verifies; the scenario's first when it is not told. */
  readonly verifies?: string | undefined
  /** The file of checks that it goes to, by its name; that of the scenario's first check when it is not told. */
  readonly file?: string | undefined
  /** What the reference product does wrong so that it fails. */
  readonly defect?: string | undefined
  /** The module of the reference product whose behaviour that defect changes. */
  readonly in?: string | undefined
}

interface NewCheck {
  readonly id: string
  readonly name: string
  readonly verifies: string
  readonly scenario: string
}

const checkText = ({ id, name, verifies, scenario }: NewCheck): string => `
export const ${camel(name)} = check({
  id: '${id}',
  title: {
    fr: 'À écrire : ${sentence(name)}',
    en: 'To be written: ${sentence(name)}',
  },
  verifies: ['${verifies}'],
  scenarios: ['${scenario}'],
  // To be written: what the recording shows of it, once for each time it can be right or wrong. Nothing seen proves nothing.
  observes: (_record: ScenarioRecord): readonly Observation<string>[] => [],
  judge: (value) => ({
    ok: false,
    expected: { fr: 'à écrire', en: 'to be written' },
    actual: { fr: value, en: value },
  }),
})
`

const withCheck = (text: string, check: NewCheck): string =>
  withNames(
    withNames(`${text}${checkText(check)}`, '../../../src/run/check.ts', 'check', 'type Observation'),
    '../../../src/run/record.ts',
    'type ScenarioRecord',
  )

const tripletText = ({ id, name, scenario }: NewCheck, triplet: string): string => `
${triplet}(${camel(name)}, {
  conforms: () => toBeWritten('a recording that conforms to ${id}, from journal()'),
  violates: () => toBeWritten('the same recording, with the one thing that ${id} forbids'),
  silent: () => journal('${scenario}').build(),
})
`

const fixture = '../../triplet.fixture.ts'

/** A chapter may have a triplet of its own, of drafts: then this one goes under another name. */
const withTriplet = (text: string, check: NewCheck, module: string): string => {
  const other = /\btriplet\b/.test(text) && !text.includes(fixture)
  const written = `${text}${tripletText(check, other ? 'tripletOfRecords' : 'triplet')}`
  const own = withNames(withNames(written, module, camel(check.name)), '../../testkit.ts', 'journal')
  return withNames(own, fixture, 'toBeWritten', other ? 'triplet as tripletOfRecords' : 'triplet')
}

/** A file of checks that the table of contents does not know yet is imported, and handed to its checks. */
const known = (writing: Writing, chapter: Chapter, path: string): void => {
  if (checkFiles(writing, chapter).some((file) => file.path === path)) return
  const file = path.replace(/^.*\//, '')
  const name = `${camel(file.replace(/\.ts$/, ''))}Checks`
  writing.change(suitePath(chapter), (text) =>
    withImport(text.replace('checksOf({', `checksOf({ ${name},`), `import * as ${name} from './checks/${file}'`),
  )
}

const change = (writing: Writing, path: string, edit: (text: string) => string): void => {
  if (writing.exists(path)) writing.change(path, edit)
  else writing.create(path, edit(''))
}

/**
 * `check <chapter> <name>`: a check in a file of checks, its triplet in that file's test, and its defect. It says itself
 * which scenario it judges, so that the table of contents need not.
 */
export const check = (
  writing: Writing,
  [word, name = '']: readonly string[],
  options: CheckOptions,
): readonly string[] => {
  const chapter = chapterOf(word)
  if (kebab(name) === '') throw new Refused('Name the check by what it demands: opposition-blocks-feed.')
  const id = `${chapter}.${camel(name)}`
  const taken = checkFiles(writing, chapter).find(({ path }) => writing.read(path).includes(`'${id}'`))
  if (taken) throw new Refused(`Check ${id} exists already in ${taken.path}: choose another name.`)
  const scenario = options.scenario ?? firstScenario(writing, chapter)
  const { at } = entryOf(writing, chapter, scenario)
  const verifies = options.verifies ?? requirementsOf(writing, chapter, scenario)[0] ?? ''
  const path =
    options.file === undefined
      ? firstCheckFile(writing, chapter, at)
      : `suites/${chapter}/checks/${kebab(options.file.replace(/\.ts$/, ''))}.ts`
  const tests = path.replace(/\.ts$/, '.test.ts')
  const made = { id, name, verifies, scenario }
  change(writing, path, (text) => withCheck(text, made))
  change(writing, tests, (text) => withTriplet(text, made, `./${path.replace(/^.*\//, '')}`))
  known(writing, chapter, path)
  const place = newDefect(writing, chapter, options.defect ?? `not-${kebab(name)}`, { kills: id, place: options.in })
  return [
    `${path}: say what is demanded, what is seen of it, and judge it. It verifies ${verifies}; ${scenario} plays it.`,
    `${tests}: write the three recordings; until then its test fails.`,
    ...place,
    'npm run kill-matrix measures what kills it.',
  ]
}
