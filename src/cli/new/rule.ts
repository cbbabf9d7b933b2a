import { camel, kebab, sentence } from './names.ts'
import { Refused, type Writing } from './writing.ts'

const families = ['cda', 'xds'] as const

const ruleText = (family: string, name: string): string => `import { rule, wholeDocument } from '../rule.ts'

/** To be written: what the rule protects. */
export const ${camel(name)} = rule({
  id: '${family}.${kebab(name)}',
  clause: 'to be written: document, version and paragraph',
  title: { fr: 'À écrire : ${sentence(name)}', en: 'To be written: ${sentence(name)}' },
  context: wholeDocument,
  judge: () => ({ fr: 'À écrire : ce qui ne va pas.', en: 'To be written: what is wrong.' }),
})
`

/** Not imported here: the text below is. */
const runner = 'vitest'

const testText = (name: string): string => `import { expect, test } from '${runner}'
import { ${camel(name)} } from './${kebab(name)}.ts'

test('to be written: it has a clause, and judges a conforming document and a wrong one', () => {
  expect(${camel(name)}.clause).not.toMatch(/^to be written/)
})
`

/** `rule <family> <name>`: an official rule on an XML document and its test. */
export const rule = (writing: Writing, [family, name = '']: readonly string[]): readonly string[] => {
  if (!families.some((one) => one === family)) throw new Refused(`Name a family of rules: ${families.join(', ')}.`)
  if (kebab(name) === '') throw new Refused('Name the rule by what it demands: author-has-an-institution.')
  const file = `src/rules/${family}/${kebab(name)}`
  writing.create(`${file}.ts`, ruleText(family ?? '', name))
  writing.create(`${file}.test.ts`, testText(name))
  const list = family === 'cda' ? 'header.ts' : 'rules.ts'
  return [
    `${file}.ts: cite the clause, judge each element that \`context\` gives.`,
    `src/rules/${family}/${list}: put ${camel(name)} in the list; \`validate\` then applies it.`,
    'A check shows it through suites/rule-check.ts.',
  ]
}
