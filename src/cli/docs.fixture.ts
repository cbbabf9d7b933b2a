import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A fenced block: the words after the fence (`json identity.create.params`) and what it holds. */
export interface Block {
  readonly info: string
  readonly code: string
}

/** A page of the documentation, as the tests that compare it to the program read it. */
export interface Page {
  /** Path from the root of the repository. */
  readonly file: string
  readonly text: string
  readonly blocks: readonly Block[]
  /** Anchors of its headings, as GitHub makes them. */
  readonly anchors: readonly string[]
  /** Targets of its links and pictures. */
  readonly links: readonly string[]
}

const fence = /^```(.*)\n([\s\S]*?)^```$/gm

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

export const pageOf = (file: string): Page => {
  const text = readFileSync(join(root, file), 'utf8')
  const prose = text.replace(fence, '')
  return {
    file,
    text,
    blocks: [...text.matchAll(fence)].map(([, info = '', code = '']) => ({ info: info.trim(), code })),
    anchors: [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)),
    links: [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target),
  }
}

/** The block of this page whose fence says exactly this. */
export const blockOf = (page: Page, info: string): string => {
  const found = page.blocks.find((block) => block.info === info)
  if (!found) throw new Error(`${page.file} has no block ${info}`)
  return found.code
}

/** Every page that a vendor reads. */
export const pages: readonly Page[] = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
].map(pageOf)

/** The text under the first heading whose words match, up to the next heading of its level or above. */
export const sectionOf = ({ file, text }: Page, heading: RegExp): string => {
  const found = [...text.matchAll(/^(#+) (.+)$/gm)].find(([, , words = '']) => heading.test(words))
  if (!found) throw new Error(`${file} has no heading ${heading}`)
  const after = text.slice(found.index + found[0].length)
  const end = after.search(new RegExp(`^#{1,${found[1]?.length ?? 1}} `, 'm'))
  return end < 0 ? after : after.slice(0, end)
}

/** First column of the table that follows these words, without its head: the ids between backquotes, in order. */
export const idsOfTableAfter = (text: string, words: string): readonly string[] => {
  const lines = text.slice(text.indexOf(words) + words.length).split('\n')
  const start = lines.findIndex((line) => line.startsWith('|'))
  const rows = lines.slice(start + 2)
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return (end < 0 ? rows : rows.slice(0, end)).flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, id = '']) => id),
  )
}
