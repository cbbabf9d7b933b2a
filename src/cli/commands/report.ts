import { openDossier } from '../../bench/dossier.ts'
import { integrityOf } from '../../bench/integrity.ts'
import { renderProblem, reporters } from '../../bench/outputs.ts'
import { suites } from '../../bench/suites.ts'
import { BancError } from '../../model/errors.ts'
import type { Lang } from '../../model/text.ts'
import { finish } from '../../run/finish.ts'
import { tell, writeAll } from '../output.ts'

/** Renders a stored run again, on standard output. What was altered is told on the other, and the exit code is then 1. */
export const report = async (path: string, options: { format?: string; lang?: Lang }): Promise<number> => {
  const format = options.format ?? 'html'
  const reporter = Object.hasOwn(reporters, format) ? reporters[format] : undefined
  if (!reporter) {
    throw new BancError({
      code: 'BANC-OPTION',
      what: { fr: `Format inconnu « ${format} ».`, en: `Unknown format "${format}".` },
      where: '--format',
      todo: {
        fr: `Formats possibles : ${Object.keys(reporters).join(', ')}.`,
        en: `Possible formats: ${Object.keys(reporters).join(', ')}.`,
      },
    })
  }
  const lang = options.lang ?? 'fr'
  const dossier = openDossier(path)
  const { damage } = integrityOf(dossier)
  tell(...damage.map((problem) => problem.describe(lang)))
  const run = await finish(dossier.journal.events, suites, dossier.readBlob)
  let rendered: string
  try {
    rendered = await reporter.render(run, lang)
  } catch (error) {
    throw renderProblem(reporter.file, error)
  }
  await writeAll(format === 'json' ? 'json' : 'markup', rendered)
  return damage.length === 0 ? 0 : 1
}
