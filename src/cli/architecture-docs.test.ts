import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pageOf, root, sectionOf } from './docs.fixture.ts'

const page = pageOf('docs/architecture.md')

/** Half of the files that each thing went through before the house was rebuilt. */
const ways = [
  ['Une exigence', 14],
  ['Une requête INSi', 18],
  ['Un courriel', 16],
  ['Un fichier CDA', 10],
] as const

describe('docs/architecture.md', () => {
  test.each(ways)('%s goes through at most %i files, which are there', (title, most) => {
    const files = [...sectionOf(page, new RegExp(`^${title}$`)).matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file]) => file)
    expect(files.length).toBeGreaterThan(5)
    expect(files.length).toBeLessThanOrEqual(most)
    expect(files.filter((file = '') => !existsSync(join(root, file)))).toEqual([])
    expect(new Set(files).size).toBe(files.length)
  })

  test('names every room', () => {
    const folders = (at: string): string[] =>
      readdirSync(join(root, at), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    const rooms = sectionOf(page, /^Les pièces$/)
    expect(folders('src').filter((room) => !rooms.includes(`\`src/${room}\``))).toEqual([])
  })
})
