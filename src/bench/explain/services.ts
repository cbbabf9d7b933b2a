import { services } from '../services.ts'
import { suites } from '../suites.ts'
import { checksThat, killersOf } from './catalogue.ts'
import { type Explainable, told } from './explanation.ts'
import { scenarioFiles } from './scenarios.ts'
import { filesDeclaring, filesWriting } from './sources.ts'

export const assumptions = (): readonly Explainable[] =>
  services.flatMap((service) =>
    service.assumptions.map(({ id, statement, source }) => ({
      id,
      kind: 'assumption' as const,
      explain: () => {
        const resting = checksThat(({ assumption }) => assumption === id)
        return {
          kind: 'assumption' as const,
          id,
          title: statement,
          told: [
            told('source', 'source', 'source', [source]),
            told('service', 'service', 'service', [service.title]),
            told('checks', 'contrôles qui y reposent', 'checks that rest on it', resting),
            told('killedBy', 'défauts qui tuent ces contrôles', 'defects that kill these checks', killersOf(resting)),
          ],
          files: filesDeclaring(id, 'mocks'),
        }
      },
    })),
  )

/** Scenarios whose file, or a step that they share, names this fault. */
const scenariosNaming = (fault: string): readonly string[] =>
  suites.flatMap(({ id: suite, entries }) => {
    const naming = filesWriting(fault, `suites/${suite}/scenarios`)
    return entries
      .map(({ scenario }) => scenario.id)
      .filter((id) => scenarioFiles(suite, id).some((file) => naming.includes(file)))
  })

/** Faults have the name that a scenario gives them, under their service's: `insi.code-01`. */
export const faults = (): readonly Explainable[] =>
  services.flatMap((service) =>
    service.faults.map(({ id: name, title }) => {
      const own = filesDeclaring(name, `mocks/${service.name}`)
      const id = `${service.name}.${name}`
      const explain = () => ({
        kind: 'fault' as const,
        id,
        title,
        told: [
          told('service', 'service', 'service', [service.title]),
          told('scenarios', 'choisie par', 'selected by', scenariosNaming(name)),
        ],
        // What all services over HTTPS can show is declared once, beside them.
        files: own.length > 0 ? own : filesDeclaring(name, 'mocks'),
      })
      return { id, kind: 'fault' as const, explain }
    }),
  )
