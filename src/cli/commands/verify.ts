import { openDossier } from '../../bench/dossier.ts'
import { integrityOf } from '../../bench/integrity.ts'
import type { Seal } from '../../bench/seal.ts'
import { type Lang, say, type Text } from '../../model/text.ts'
import { print, printJson } from '../output.ts'

export interface VerifyOptions {
  readonly format?: string
  readonly lang?: Lang
}

const intact = (events: number, { state, unchecked }: Seal): Text => {
  if (state === 'sealed') {
    return {
      fr: `✔ ${events} événements intacts, et tous les fichiers sous le sceau.`,
      en: `✔ ${events} events intact, and every file under the seal.`,
    }
  }
  const files = unchecked.slice(0, 10).join(', ')
  return {
    fr: `✔ ${events} événements intacts. Sans sceau (run sans fin, ou enregistré avant les sceaux), rien ne dit si ces fichiers sont ceux du run : ${files || 'aucun'}.`,
    en: `✔ ${events} events intact. Without a seal (run without end, or recorded before seals), nothing tells whether these files are those of the run: ${files || 'none'}.`,
  }
}

/** Integrity only: 0 when every line, body and file is what was written, 1 when not, 3 when the journal has no end. */
export const verify = (path: string, options: VerifyOptions): number => {
  const lang = options.lang ?? 'fr'
  const dossier = openDossier(path)
  const { damage, lack, seal } = integrityOf(dossier)
  const { events, complete, cut } = dossier.journal
  const problems = damage.map((problem) => problem.describe(lang))
  if (options.format === 'json') {
    printJson({
      intact: damage.length === 0,
      complete,
      cut: cut ?? null,
      events: events.length,
      problem: problems[0] ?? lack?.describe(lang) ?? null,
      problems,
      seal: seal.state,
      unchecked: seal.unchecked,
    })
  } else {
    const told = problems.length > 0 ? problems : [say(intact(events.length, seal), lang)]
    print(...told, ...(lack ? [lack.describe(lang)] : []))
  }
  if (damage.length > 0) return 1
  return lack === undefined ? 0 : 3
}
