import { Refused, type Writing } from './writing.ts'

export const chapters = ['ins', 'dmp', 'mss', 'psc'] as const
export type Chapter = (typeof chapters)[number]

export const suitePath = (chapter: Chapter): string => `suites/${chapter}/suite.ts`

export const chapterOf = (word: string | undefined): Chapter => {
  const found = chapters.find((chapter) => chapter === word)
  if (!found) throw new Refused(`Name a chapter: ${chapters.join(', ')}.`)
  return found
}

export const scenarioFile = (id: string): string => `${id.replaceAll('/', '.').replaceAll('~', '--')}.ts`

/** Name under which the table of contents imports this scenario, and where its entry begins. */
export const entryOf = (
  writing: Writing,
  chapter: Chapter,
  scenario: string,
): { readonly name: string; readonly at: number } => {
  const text = writing.read(suitePath(chapter))
  const imported = text.split('\n').find((line) => line.includes(`/scenarios/${scenarioFile(scenario)}'`))
  const name = imported && /^import (\w+) from/.exec(imported)?.[1]

  const entry = name === undefined ? undefined : new RegExp(`chapter\\((?:\\w+|\\{[^}]*\\}), ${name}, `).exec(text)
  if (!name || !entry)
    throw new Refused(`Scenario ${scenario} is not in ${suitePath(chapter)}: see npm run banc -- list.`)
  return { name, at: entry.index }
}

/** The chapter's files of checks, and the name under which the table of contents imports each. */
export const checkFiles = (
  writing: Writing,
  chapter: Chapter,
): readonly { readonly name: string; readonly path: string }[] =>
  [...writing.read(suitePath(chapter)).matchAll(/^import \* as (\w+) from '\.\/(checks\/.+)'$/gm)].map(
    ([, name = '', path]) => ({ name, path: `suites/${chapter}/${path}` }),
  )

/** The file of the first check that this entry names, itself or by a list. */
export const firstCheckFile = (writing: Writing, chapter: Chapter, at: number): string => {
  const text = writing.read(suitePath(chapter))
  const entry = text.slice(at).split(/\n {4}(?:chapter\(|\/\/)|\n {2}\],/)[0] ?? ''
  const list = /, (\w+)\),$/.exec(entry)?.[1]
  const named = list === undefined ? entry : text.slice(text.indexOf(`const ${list} = [`))
  const name = /(\w+)\.\w+/.exec(named)?.[1]
  const found = checkFiles(writing, chapter).find((file) => file.name === name)
  if (!found) throw new Refused('Name the file of checks that it goes to: --file.')
  return found.path
}

/** The first scenario of a chapter, taken when none is named. */
export const firstScenario = (writing: Writing, chapter: Chapter): string => {
  const text = writing.read(suitePath(chapter))
  const name = /chapter\((?:\w+|\{[^}]*\}), (\w+), /.exec(text)?.[1]
  const file = new RegExp(`import ${name} from './scenarios/(.+)\\.ts'`).exec(text)?.[1]
  if (!file) throw new Refused(`${suitePath(chapter)} plays no scenario.`)
  const id = /id: '([^']+)'/.exec(writing.read(`suites/${chapter}/scenarios/${file}.ts`))?.[1]
  return id ?? file
}

/** Requirements that a scenario says it answers. */
export const requirementsOf = (writing: Writing, chapter: Chapter, scenario: string): readonly string[] => {
  const text = writing.read(`suites/${chapter}/scenarios/${scenarioFile(scenario)}`)
  const list = /requirements: \[([^\]]*)\]/.exec(text)?.[1] ?? ''
  const stated = [...list.matchAll(/'([^']+)'/g)].map(([, id = '']) => id)
  return stated.length > 0 ? stated : [scenario.replace(/(?:~.*|\.\d+)$/, '')]
}
