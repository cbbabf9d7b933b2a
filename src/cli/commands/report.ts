import { openDossier } from '../../bench/dossier.ts'
import { reporters } from '../../bench/outputs.ts'
import { suites } from '../../bench/suites.ts'
import { BancError } from '../../model/errors.ts'
import type { Lang } from '../../model/text.ts'
import { finish } from '../../run/finish.ts'

/** Renders a stored run again, on standard output. */
export const report = async (path: string, options: { format?: string; lang?: Lang }): Promise<number> => {
  const format = options.format ?? 'html'
  const reporter = reporters[format]
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
  const { journal, readBlob } = openDossier(path)
  const run = await finish(journal.events, suites, readBlob)
  process.stdout.write(await reporter.render(run, options.lang ?? 'fr'))
  return 0
}
