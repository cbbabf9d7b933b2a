import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What the generator cannot do, in one sentence: nothing was written. */
export class Refused extends Error {}

/** Changes of a working copy, made together once all of them are known to be possible. */
export interface Writing {
  /** Text of a file as it will be. */
  readonly read: (path: string) => string
  readonly exists: (path: string) => boolean
  readonly create: (path: string, text: string) => void
  readonly change: (path: string, edit: (text: string) => string) => void
  /** Writes everything; gives the paths, in order. */
  readonly commit: () => readonly string[]
}

export const writingIn = (root: string): Writing => {
  const pending = new Map<string, string>()
  const read = (path: string): string => {
    const known = pending.get(path)
    if (known !== undefined) return known
    if (!existsSync(join(root, path))) throw new Refused(`${path} does not exist.`)
    return readFileSync(join(root, path), 'utf8')
  }
  return {
    read,
    exists: (path) => pending.has(path) || existsSync(join(root, path)),
    create: (path, text) => {
      if (existsSync(join(root, path))) throw new Refused(`${path} exists already: choose another name.`)
      pending.set(path, text)
    },
    change: (path, edit) => pending.set(path, edit(read(path))),
    commit: () => {
      for (const [path, text] of pending) {
        mkdirSync(dirname(join(root, path)), { recursive: true })
        writeFileSync(join(root, path), text)
      }
      return [...pending.keys()]
    },
  }
}

/** Adds an import after the last one; the formatter puts it in its place. */
export const withImport = (text: string, line: string): string => {
  const last = [...text.matchAll(/^(?:import [^\n]*|\} from [^\n]*)$/gm)].at(-1)
  if (!last) return `${line}\n\n${text}`
  const end = last.index + last[0].length
  return `${text.slice(0, end)}\n${line}${text.slice(end)}`
}

/** Adds what a module is asked for: to the import that the text has of it, else as one more import. */
export const withNames = (text: string, path: string, ...names: readonly string[]): string => {
  const bare = (name: string): string => name.replace(/^type /, '')
  const found = new RegExp(`^import (type )?\\{([^}]*)\\} from '${path.replaceAll('.', '\\.')}'`, 'm').exec(text)
  if (!found) return withImport(text, `import { ${names.join(', ')} } from '${path}'`)
  const [whole, onlyTypes, list = ''] = found
  const had = list.split(',').flatMap((name) => {
    const known = name.trim()
    return known === '' ? [] : [onlyTypes ? `type ${known}` : known]
  })
  const kept = had.filter((name) => !names.includes(bare(name)))
  const added = names.filter((name) => !kept.some((known) => bare(known) === bare(name)))
  return text.replace(whole, () => `import { ${[...kept, ...added].join(', ')} } from '${path}'`)
}

/** Adds an item at the end of the list that opens at `from`. */
export const withItem = (text: string, from: number, item: string): string => {
  let depth = 0
  for (let at = text.indexOf('[', from); at >= 0 && at < text.length; at += 1) {
    if (text[at] === '[') depth += 1
    if (text[at] === ']') depth -= 1
    if (depth === 0) {
      const before = text.slice(0, at).trimEnd()
      const comma = before.endsWith(',') || before.endsWith('[') ? '' : ','
      return `${before}${comma}\n${item},\n${text.slice(at)}`
    }
  }
  throw new Refused('The list to add to was not found.')
}
