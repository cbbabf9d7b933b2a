import type { Config } from '../model/config.ts'
import type { Lang } from '../model/text.ts'
import { openJournal } from '../run/journal.ts'
import type { PlannedScenario, Selection } from '../run/plan.ts'
import type { OpenRun } from './resume.ts'
import { makeRunFolder, runId } from './run-folder.ts'
import { takeRun } from './run-lock.ts'
import { version } from './version.ts'

/** Makes the folder of a new run and its journal, which begins with what will be run. @throws BancError BANC-OUT */
export const startJournal = (
  config: Config,
  planned: readonly PlannedScenario[],
  selection: Selection,
  { out, defects, lang }: { readonly out: string; readonly defects: readonly string[]; readonly lang: Lang },
): OpenRun => {
  const now = () => new Date()
  const id = runId(config.product.name, now())
  const folder = makeRunFolder(out, id)
  const leave = takeRun(folder)
  const journal = openJournal(folder, now)
  journal.append('run.started', {
    run: id,
    benchVersion: version,
    product: { name: config.product.name, version: config.product.version },
    couloirs: selection.couloirs,
    vagues: selection.vagues,
    profils: selection.profils,
    plan: planned.map(({ entry }) => entry.scenario.id),
    notApplicable: planned
      .filter(({ applicable }) => !applicable)
      .map(({ entry, requirements }) => ({ id: entry.scenario.id, profils: requirements.map(({ profil }) => profil) })),
    defects,
    lang,
  })
  return { journal, remaining: planned, leave }
}
