import { camel, kebab, sentence } from './names.ts'
import { type Chapter, chapterOf } from './suite-file.ts'
import { Refused, type Writing, withItem } from './writing.ts'

const lists: Readonly<Record<Chapter, readonly [path: string, list: string]>> = {
  ins: ['mocks/product/ins/defects/search-and-creation.ts', 'creationDefects'],
  dmp: ['mocks/product/dmp/defects/feeding.ts', 'feedingDefects'],
  mss: ['mocks/product/mss/defects.ts', 'mssDefects'],
  psc: ['mocks/product/psc/defects/session.ts', 'sessionDefects'],
}

/** A defect in its chapter's list. Its place in the product is where `has` asks for it: only a person knows where. */
export const newDefect = (writing: Writing, chapter: Chapter, name: string, kills: string): readonly string[] => {
  const id = `${chapter}.${kebab(name)}`
  const [path, list] = lists[chapter]
  if (writing.read(path).includes(`'${id}'`)) throw new Refused(`Defect ${id} exists already: choose another name.`)
  const title = sentence(name)
  const item = `defect('${id}', 'fail', ['${kills}'], 'À écrire : ${title}', 'To be written: ${title}')`
  writing.change(path, (text) => withItem(text, text.indexOf(`export const ${list} = `), item))
  return [
    `${path}: say in both languages what the product does wrong.`,
    `mocks/product/${chapter}/: where the behaviour is, write  if (context.has('${id}')) …`,
  ]
}

/** `defect <chapter> <name> --kills <check>` */
export const defect = (
  writing: Writing,
  [word, name = '']: readonly string[],
  kills: string | undefined,
): readonly string[] => {
  const chapter = chapterOf(word)
  if (kebab(name) === '') throw new Refused('Name the defect by what is wrong: opposition-never-lifted.')
  if (kills === undefined) throw new Refused('Name the check that it must kill: --kills dmp.oppositionBlocksFeed.')
  return newDefect(writing, chapter, name, kills.includes('.') ? kills : `${chapter}.${camel(kills)}`)
}
