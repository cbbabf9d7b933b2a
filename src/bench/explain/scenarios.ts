import { suites } from '../suites.ts'
import { idsOf, killersOf } from './catalogue.ts'
import { type Explainable, told } from './explanation.ts'
import { sourcesIn } from './sources.ts'

/** The file of a scenario is named by its official number. */
export const scenarioFiles = (suite: string, id: string): readonly string[] => {
  const name = `suites/${suite}/scenarios/${id.replaceAll('/', '.').replaceAll('~', '--')}`
  return sourcesIn(`suites/${suite}/scenarios`)
    .map(({ file }) => file)
    .filter((file) => file.replace(/\.[jt]s$/, '') === name)
}

export const scenarios = (): readonly Explainable[] =>
  suites.flatMap((suite) =>
    suite.entries.map(({ section, scenario: { id, title, requirements, needs }, checks }) => ({
      id,
      kind: 'scenario' as const,
      explain: () => ({
        kind: 'scenario' as const,
        id,
        title,
        told: [
          told('section', 'chapitre', 'chapter', [suite.title, section]),
          told('requirements', 'exigences', 'requirements', requirements),
          told('needs', 'actions du pilote', 'actions of the pilot', needs),
          told('checks', 'contrôles', 'checks', idsOf(checks)),
          told('killedBy', 'défauts qui tuent ses contrôles', 'defects that kill its checks', killersOf(idsOf(checks))),
        ],
        files: scenarioFiles(suite.id, id),
      }),
    })),
  )
