import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))

/** What a file imports when it runs: types apart, which leave no trace. */
const loadedBy = (file: string): readonly string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export) (?!type )[^']*?from '([^']+)'/gm)].map(
    ([, path = '']) => (path.startsWith('.') ? relative(root, join(root, dirname(file), path)) : path),
  )

test('TypeBox makes the contracts, and is not loaded by the bench: that would cost every command a tenth of a second', () => {
  const schemas = sourcesIn('schemas')
  const made = new Set(schemas.filter((file) => loadedBy(file).includes('typebox')))
  expect(made.size).toBeGreaterThan(5)
  for (let before = 0; before < made.size; ) {
    before = made.size
    for (const file of schemas) if (loadedBy(file).some((target) => made.has(target))) made.add(file)
  }
  const trespasses = ['src', 'mocks', 'suites', 'reports']
    .flatMap(sourcesIn)
    .flatMap((file) => loadedBy(file).map((target) => ({ file, target })))
    .filter(({ target }) => target === 'typebox' || made.has(target))
  expect(trespasses).toEqual([])
})
