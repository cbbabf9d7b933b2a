import { newDefect } from './defect.ts'
import { camel, kebab, sentence } from './names.ts'
import { chapterOf, entryOf, firstScenario, requirementsOf, suitePath } from './suite-file.ts'
import { Refused, type Writing, withImport, withItem } from './writing.ts'

export interface CheckOptions {
  /** Official number of the scenario that plays it; the chapter's first when it is not told. */
  readonly scenario?: string | undefined
  /** The requirement it verifies; the scenario's first when it is not told. */
  readonly verifies?: string | undefined
  /** What the reference product does wrong so that it fails. */
  readonly defect?: string | undefined
  /** The module of the reference product whose behaviour that defect changes. */
  readonly in?: string | undefined
}

const checkText = (
  id: string,
  name: string,
  verifies: string,
): string => `import { check, type Observation } from '../../../src/run/check.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'

/** To be written: what the recording shows of it, once for each time it can be right or wrong. Nothing seen proves nothing. */
const seen = (_record: ScenarioRecord): readonly Observation<string>[] => []

export const ${camel(name)} = check({
  id: '${id}',
  title: {
    fr: 'À écrire : ${sentence(name)}',
    en: 'To be written: ${sentence(name)}',
  },
  verifies: ['${verifies}'],
  observes: seen,
  judge: (value) => ({
    ok: false,
    expected: { fr: 'à écrire', en: 'to be written' },
    actual: { fr: value, en: value },
  }),
})
`

const testText = (id: string, name: string, scenario: string): string => `import { journal } from '../../testkit.ts'
import { toBeWritten, triplet } from '../../triplet.fixture.ts'
import { ${camel(name)} } from './${kebab(name)}.ts'

const recording = () => journal('${scenario}')

triplet(${camel(name)}, {
  conforms: () => toBeWritten('a recording that conforms to ${id}, from recording()'),
  violates: () => toBeWritten('the same recording, with the one thing that ${id} forbids'),
  silent: () => recording().build(),
})
`

/** `check <chapter> <name>`: the check, its triplet test, its line in the table of contents and its defect. */
export const check = (
  writing: Writing,
  [word, name = '']: readonly string[],
  options: CheckOptions,
): readonly string[] => {
  const chapter = chapterOf(word)
  if (kebab(name) === '') throw new Refused('Name the check by what it demands: opposition-blocks-feed.')
  const id = `${chapter}.${camel(name)}`
  const scenario = options.scenario ?? firstScenario(writing, chapter)
  const { at } = entryOf(writing, chapter, scenario)
  const verifies = options.verifies ?? requirementsOf(writing, chapter, scenario)[0] ?? ''
  const file = `suites/${chapter}/checks/${kebab(name)}`
  writing.create(`${file}.ts`, checkText(id, name, verifies))
  writing.create(`${file}.test.ts`, testText(id, name, scenario))
  writing.change(suitePath(chapter), (text) =>
    withImport(withItem(text, at, camel(name)), `import { ${camel(name)} } from './checks/${kebab(name)}.ts'`),
  )
  const place = newDefect(writing, chapter, options.defect ?? `not-${kebab(name)}`, { kills: id, place: options.in })
  return [
    `${file}.ts: say what is demanded, what is seen of it, and judge it. It verifies ${verifies}; ${scenario} plays it.`,
    `${file}.test.ts: write the three recordings; until then its test fails.`,
    ...place,
    'npm run kill-matrix measures what kills it.',
  ]
}
