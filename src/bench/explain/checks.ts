import { checks as all, killersOf, scenariosThat } from './catalogue.ts'
import { type Explainable, told } from './explanation.ts'
import { filesDeclaring } from './sources.ts'

export const checks = (): readonly Explainable[] =>
  all.map((check) => {
    const { id, title, verifies, assumption, rules } = check
    const explain = () => ({
      kind: 'check' as const,
      id,
      title,
      told: [
        told('verifies', 'vérifie', 'verifies', verifies),
        told('rules', 'règles', 'rules', rules),
        told('assumption', 'repose sur l’hypothèse', 'rests on the assumption', assumption ? [assumption] : []),
        told(
          'scenarios',
          'joué par',
          'played by',
          scenariosThat((entry) => entry.checks.includes(check)),
        ),
        told('killedBy', 'tué par', 'killed by', killersOf([id])),
      ],
      files: filesDeclaring(id, `suites/${id.split('.')[0]}/checks`),
    })
    return { id, kind: 'check', explain }
  })
