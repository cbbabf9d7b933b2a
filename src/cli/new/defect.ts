import { camel, kebab, sentence } from './names.ts'
import { type Chapter, chapterOf } from './suite-file.ts'
import { Refused, type Writing, withImport } from './writing.ts'

/** Where a defect is declared when nobody says where the behaviour is: what its chapter is first about. */
const usual: Readonly<Record<Chapter, string>> = {
  ins: 'mocks/product/ins/creation.ts',
  dmp: 'mocks/product/dmp/actions.ts',
  mss: 'mocks/product/mss/compose.ts',
  psc: 'mocks/product/psc/start.ts',
}

/** Every module of the reference product that may declare one. */
const behaviours = (writing: Writing): readonly string[] =>
  [...writing.read('mocks/product/defects.ts').matchAll(/^import \* as \w+ from '\.\/(.+)'$/gm)].map(
    ([, file]) => `mocks/product/${file}`,
  )

/** Above the last function that a module exports, and what it says of it; a person moves it above the one that asks. */
const withDeclaration = (text: string, declaration: string): string => {
  const last = [...text.matchAll(/^(?:(?:\/\*\*| \*|\/\/).*\n)*export const \w+(?!\w| = defect\()/gm)].at(-1)
  const at = last?.index ?? text.length
  return `${text.slice(0, at)}${declaration}\n\n${text.slice(at)}`
}

/** A defect beside the behaviour that it changes. Where the behaviour asks for it, only a person knows. */
export const newDefect = (
  writing: Writing,
  chapter: Chapter,
  name: string,
  { kills, place }: { readonly kills: string; readonly place: string | undefined },
): readonly string[] => {
  const id = `${chapter}.${kebab(name)}`
  const known = behaviours(writing)
  const path = place ?? usual[chapter]
  if (!known.includes(path)) {
    throw new Refused(`${path} is no module that mocks/product/defects.ts reads: name one of those with --in.`)
  }
  const taken = known.find((file) => writing.read(file).includes(`'${id}'`))
  if (taken !== undefined) throw new Refused(`Defect ${id} exists already in ${taken}: choose another name.`)
  const title = sentence(name)
  const declaration = `export const ${camel(name)} = defect('${id}', 'fail', ['${kills}'], 'À écrire : ${title}', 'To be written: ${title}')`
  const toDefect = path.split('/').length > 3 ? '../defect.ts' : './defect.ts'
  writing.change(path, (text) => {
    const declared = withDeclaration(text, declaration)
    return /\bdefect\b[^\n]* from '[./]+defect\.ts'/.test(text)
      ? declared
      : withImport(declared, `import { defect } from '${toDefect}'`)
  })
  return [`${path}: say in both languages what the product does wrong, and do it where  context.has(${camel(name)})`]
}

export interface DefectOptions {
  /** The check that it kills: `oppositionBlocksFeed`, with or without its chapter. */
  readonly kills?: string | undefined
  /** The module of the reference product whose behaviour it changes. */
  readonly in?: string | undefined
}

/** `defect <chapter> <name> --kills <check> [--in <file>]` */
export const defect = (
  writing: Writing,
  [word, name = '']: readonly string[],
  options: DefectOptions,
): readonly string[] => {
  const chapter = chapterOf(word)
  const { kills } = options
  if (kebab(name) === '') throw new Refused('Name the defect by what is wrong: opposition-never-lifted.')
  if (kills === undefined) throw new Refused('Name the check that it must kill: --kills dmp.oppositionBlocksFeed.')
  return newDefect(writing, chapter, name, {
    kills: kills.includes('.') ? kills : `${chapter}.${camel(kills)}`,
    place: options.in,
  })
}
