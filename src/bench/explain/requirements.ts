import { correctionLine } from '../../model/correction.ts'
import type { Correction, Requirement } from '../../model/requirement.ts'
import type { Text } from '../../model/text.ts'
import type { Suite } from '../../run/suite.ts'
import { suites } from '../suites.ts'
import { checksThat, killersOf, scenariosThat } from './catalogue.ts'
import { type Explainable, type Explanation, told } from './explanation.ts'

/** Modality, status and profile are words of the official catalogue: they are quoted, not translated. */
const source = ({ id, modality, couloirs, vague, statut, profil }: Requirement): Text => {
  const [before, after] = [`${id} · ${modality} · ${couloirs.join(', ')}`, `${profil} · ${statut}`]
  return { fr: `${before} · vague ${vague} · ${after}`, en: `${before} · wave ${vague} · ${after}` }
}

const correctionOf = (correction: Correction): Text => {
  const { fr, en } = correctionLine(correction)
  return { fr: `${fr} : ${correction.what.fr}`, en: `${en}: ${correction.what.en}` }
}

const explain = (suite: Suite, rows: readonly Requirement[], { id, title }: Requirement): Explanation => {
  const checks = checksThat(({ verifies }) => verifies.includes(id))
  const reasons = rows.map(({ disposition, reason }) => `${disposition} — ${reason}`)
  return {
    kind: 'requirement',
    id,
    title,
    told: [
      told('source', 'source', 'source', rows.map(source)),
      told('disposition', 'couverte', 'covered', [...new Set(reasons)]),
      told('correctedBy', 'changée par', 'changed by', [
        ...new Map(
          rows.flatMap(({ correctedBy }) =>
            correctedBy === undefined ? [] : [[correctedBy.what.fr, correctionOf(correctedBy)] as const],
          ),
        ).values(),
      ]),
      told('verifiedBy', 'vérifiée par', 'verified by', checks),
      told(
        'scenarios',
        'scénarios',
        'scenarios',
        scenariosThat(({ scenario }) => scenario.requirements.includes(id)),
      ),
      told('killedBy', 'défauts qui tuent ses contrôles', 'defects that kill its checks', killersOf(checks)),
      told('proofs', 'preuves demandées', 'proofs asked for', [
        ...new Set(rows.flatMap(({ proofs }) => proofs.map((proof) => `${proof.id} (${proof.kind})`))),
      ]),
    ],
    files: [`suites/${suite.id}/requirements.json`],
  }
}

/** Requirements; several rows (couloirs, waves) of one id are one requirement. */
export const requirements = (): readonly Explainable[] =>
  suites.flatMap((suite) =>
    [...Map.groupBy(suite.requirements, ({ id }) => id)].flatMap(([id, rows]) =>
      rows
        .slice(0, 1)
        .map((first) => ({ id, kind: 'requirement' as const, explain: () => explain(suite, rows, first) })),
    ),
  )
