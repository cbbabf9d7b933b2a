import { chapterOf, entryOf, scenarioFile, suitePath } from './suite-file.ts'
import { Refused, type Writing, withImport } from './writing.ts'

const scenarioText = (
  id: string,
  requirement: string,
): string => `import { scenario } from '../../../src/run/scenario.ts'
import { accepted } from '../../accepted.ts'
import { ecetinsi } from '../../people.ts'

export default scenario({
  id: '${id}',
  title: { fr: 'À écrire : ce que ${id} montre', en: 'To be written: what ${id} shows' },
  requirements: ['${requirement}'],
  needs: ['identity.create', 'identity.read'],
  drive: async ({ pilot }) => {
    const { patientId } = accepted(await pilot('identity.create', { traits: ecetinsi }))
    await pilot('identity.read', { patientId })
  },
})
`

const localName = (id: string): string => `s${id.replace(/\W+/g, '_')}`

/** `scenario <chapter> <official number> --after <official number>`: its file, and its place in the table of contents. */
export const scenario = (
  writing: Writing,
  [word, id = '']: readonly string[],
  after: string | undefined,
): readonly string[] => {
  const chapter = chapterOf(word)
  if (!/^[A-Z][\w./~-]+\d/.test(id)) throw new Refused('Name the scenario by its official number: DMP/CONF.09.01.')
  if (after === undefined) throw new Refused('Say which scenario it follows in the document: --after DMP/CONF.05.01.')
  const { at } = entryOf(writing, chapter, after)
  const file = `suites/${chapter}/scenarios/${scenarioFile(id)}`
  writing.create(file, scenarioText(id, id.replace(/(?:~.*|\.\d+)$/, '')))
  writing.change(suitePath(chapter), (text) => {
    const section = /^chapter\((\w+|\{[^}]*\}),/.exec(text.slice(at))?.[1]
    const end = at + text.slice(at).search(/\n {4}(?:chapter\(|\/\/)|\n {2}\],/)
    const entry = `\n    chapter(${section}, ${localName(id)}, []),`
    return withImport(
      `${text.slice(0, end)}${entry}${text.slice(end)}`,
      `import ${localName(id)} from './scenarios/${scenarioFile(id)}'`,
    )
  })
  return [
    `${file}: say what it shows, what it needs of the pilot, and drive it.`,
    `${suitePath(chapter)}: name the checks that judge its recording; until then src/bench/suites.test.ts fails.`,
  ]
}
