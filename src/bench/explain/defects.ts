import { defects as all } from '../../../mocks/product/defects.ts'
import { killedBy } from './catalogue.ts'
import { type Explainable, told } from './explanation.ts'
import { filesWriting } from './sources.ts'

/** Where it is declared, and the behaviour that it changes: one writes its own part, the other the whole id. */
const filesOf = (id: string): readonly string[] => [
  ...new Set([id.replace(/^\w+\./, ''), id].flatMap((name) => filesWriting(name, 'mocks/product'))),
]

export const defects = (): readonly Explainable[] =>
  all.map(({ id, title, outcome, kills }) => ({
    id,
    kind: 'defect' as const,
    explain: () => ({
      kind: 'defect' as const,
      id,
      title,
      told: [
        told('outcome', 'ce que deviennent les contrôles', 'what the checks become', [outcome]),
        told('kills', 'doit tuer', 'must kill', kills),
        told('killed', 'tue, mesuré', 'kills, as measured', killedBy(id)),
      ],
      files: filesOf(id),
    }),
  }))
