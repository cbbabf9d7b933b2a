import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { defects } from './defects.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

/** The program, the list itself and what the types of all say: none has a behaviour. */
const apart = ['main.ts', 'context.ts', 'defect.ts', 'defects.ts']

const modules = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /(?<!\.test|\.fixture)\.ts$/.test(file) && !apart.includes(file))
  .toSorted()
  .map((file) => ({ file, text: readFileSync(`${here}${file}`, 'utf8') }))

const declared = modules.flatMap(({ file, text }) =>
  [...text.matchAll(/\bdefect\(\s*'(\w+)\.([^']+)'/g)].map(([whole, chapter = '', rest = ''], index) => {
    const name = [...text.matchAll(/^export const (\w+) = defect\(/gm)][index]?.[1] ?? `nothing exported: ${whole}`
    return { file, text, id: `${chapter}.${rest}`, chapter, rest, name }
  }),
)

test('every module of the product is read, so that a defect that stands in it is listed', () => {
  const list = readFileSync(`${here}defects.ts`, 'utf8')
  const imported = [...list.matchAll(/^import \* as \w+ from '\.\/(.+)'$/gm)].map(([, file]) => file)
  expect(imported.toSorted()).toEqual(modules.map(({ file }) => file))
  expect(defects.map(({ id }) => id).toSorted()).toEqual(declared.map(({ id }) => id).toSorted())
})

test('a defect stands in the module that asks for it', () => {
  const asked = (text: string, name: string): boolean => {
    const uses = text.replace(/^import [^;]*? from .*$/gm, '').replace(`export const ${name} = defect(`, '')
    return /\bhas\b/.test(uses) && new RegExp(`\\b${name}\\b`).test(uses)
  }
  expect(declared.filter(({ text, name }) => !asked(text, name)).map(({ file, id }) => `${file}: ${id}`)).toEqual([])
})

test('the words of its name are those of its id, after its chapter where three services share them', () => {
  const named = ({ chapter, rest, name }: (typeof declared)[number]): boolean => {
    const words = rest.replace(/[-.]/g, '')
    return [words, `${chapter}${words}`].includes(name.toLowerCase())
  }
  expect(declared.filter((one) => !named(one)).map(({ id, name }) => `${id}: ${name}`)).toEqual([])
})

test('they are listed chapter by chapter', () => {
  expect([...new Set(defects.map(({ suite }) => suite))]).toEqual(['ins', 'dmp', 'mss', 'psc'])
  const changes = defects.filter(({ suite }, index) => suite !== defects[index - 1]?.suite)
  expect(changes.length).toBe(4)
})
