import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { toldRules } from '../../documents/told-rules.ts'
import { rules } from './rules.ts'
import { sourcesIn } from './sources.ts'

const known = rules().map(({ id }) => id)

/** An id as a source writes it, in each way of declaring one: with holes where it is built. */
const written = (text: string): readonly string[] =>
  [
    ...text.matchAll(
      /(?:\b(?:rule|id)\??: (?:ToldRule = )?|\b(?:rule: ToldRule = |about\(|told\(|finding\(|unread\(\s*file,\s*))(['`])([a-z][^'`\n]*\.[^'`\n]+)\1/g,
    ),
  ].map(([, , id = '']) => id)

const form = (id: string): RegExp =>
  new RegExp(
    `^${id
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replace(/[.]/g, '\\.'))
      .join('.+')}$`,
  )

test('every rule id that `validate` can write is known', () => {
  const ids = new Set(
    ['src/documents', 'src/rules'].flatMap((folder) => sourcesIn(folder).flatMap(({ text }) => written(text))),
  )
  // Those that are built, those that stand in a list of arguments, and those that are told by another room.
  for (const one of ['xdm.refused.${reason}', 'soap.service', 'file.is-fhir', 'mail.is-smime', 'file.size', 'xdm.root'])
    expect([...ids]).toContain(one)
  expect([...ids].filter((id) => !known.some((one) => form(id).test(one)))).toEqual([])
})

test('docs/documents.md lists what `validate` tells under its own name', () => {
  const docs = readFileSync(fileURLToPath(new URL('../../../docs/documents.md', import.meta.url)), 'utf8')
  const rows = [...toldRules]
    .filter(([id]) => !/\.refused\.(?!empty)/.test(id))
    .map(([id, { fr }]) => `| \`${id}\` | ${fr} |`)
  expect(docs).toContain(rows.join('\n'))
})
