import type { PdfPage } from './content/pages.ts'
import type { CosFile } from './cos/file.ts'
import { type Cos, CosDict, CosStream } from './cos/values.ts'

/** More dictionaries than these are not looked at: a document of health has thousands. */
const mostDictionaries = 1_000_000

export interface Dictionaries {
  readonly all: readonly CosDict[]
  readonly ofStreams: ReadonlySet<CosDict>
}

/** Every dictionary of the file's objects, each once. */
export const dictionariesOf = (file: CosFile): Dictionaries => {
  const all: CosDict[] = []
  const ofStreams = new Set<CosDict>()
  for (const num of file.numbers) {
    const todo: Cos[] = [file.objectOf(num)]
    for (let next = todo.pop(); next !== undefined && all.length < mostDictionaries; next = todo.pop()) {
      let value: Cos = next
      if (value instanceof CosStream) {
        ofStreams.add(value.dict)
        value = value.dict
      }
      if (Array.isArray(value)) for (const item of value) todo.push(item as Cos)
      if (!(value instanceof CosDict)) continue
      all.push(value)
      for (const inner of value.entries.values()) if (typeof inner === 'object') todo.push(inner)
    }
  }
  return { all, ofStreams }
}

export const annotationsOf = (file: CosFile, pages: readonly PdfPage[]): readonly CosDict[] => [
  ...new Set(
    pages.flatMap(({ dict }) =>
      file
        .arrayOf(dict.entries.get('Annots'))
        .map((annotation) => file.dictOf(annotation))
        .filter((annotation) => annotation !== undefined),
    ),
  ),
]

/** The fields of the interactive form, each once. */
export const fieldsOf = (file: CosFile): readonly CosDict[] => {
  const found = new Set<CosDict>()
  const todo = [...file.arrayOf(file.dictOf(file.catalog?.entries.get('AcroForm'))?.entries.get('Fields'))]
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const field = file.dictOf(next)
    if (!field || found.has(field)) continue
    found.add(field)
    todo.push(...file.arrayOf(field.entries.get('Kids')))
  }
  return [...found]
}

/** Actions, wherever they are attached: `A`, `OpenAction`, `AA`, and those that follow another. */
export const actionsOf = (file: CosFile, dictionaries: readonly CosDict[]): readonly CosDict[] => {
  const found = new Set<CosDict>()
  const add = (value: Cos | undefined): void => {
    const action = file.dictOf(value)
    if (action && file.nameOf(action.entries.get('S')) !== undefined) found.add(action)
  }
  for (const dict of dictionaries) {
    const { entries } = dict
    if (entries.has('A') && file.nameOf(entries.get('Type')) !== 'StructElem') add(entries.get('A'))
    if (entries.has('OpenAction')) add(entries.get('OpenAction'))
    if (entries.has('AA')) for (const action of file.dictOf(entries.get('AA'))?.entries.values() ?? []) add(action)
    if (file.nameOf(entries.get('Type')) === 'Action') add(dict)
    if (entries.has('JS') && entries.has('S')) add(dict)
  }
  for (const action of found) {
    const next = file.get(action, 'Next')
    for (const one of Array.isArray(next) ? next : [next]) add(one as Cos)
  }
  return [...found]
}
