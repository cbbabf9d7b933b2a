import { defects as all } from '../../../mocks/product/defects.ts'
import { killedBy } from './catalogue.ts'
import { type Explainable, told } from './explanation.ts'
import { sourcesIn } from './sources.ts'

/** Where it is declared beside the behaviour that it changes, then the other modules that ask for it by its name. */
const filesOf = (id: string): readonly string[] => {
  const sources = sourcesIn('mocks/product')
  const declares = ({ text }: { readonly text: string }) =>
    [...text.matchAll(/^export const (\w+) = defect\(\s*['"]([^'"]+)/gm)].find(([, , declared]) => declared === id)
  const home = sources.find(declares)
  const name = home && declares(home)?.[1]
  const others = sources.filter(({ text }) => name !== undefined && new RegExp(`\\b${name}\\b`).test(text))
  return [...new Set([home, ...others].flatMap((source) => (source ? [source.file] : [])))]
}

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
