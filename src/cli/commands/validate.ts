import { availableParallelism } from 'node:os'
import { version } from '../../bench/version.ts'
import { countFiles, findFiles } from '../../documents/bulk/find.ts'
import { inOrder } from '../../documents/bulk/in-order.ts'
import {
  type JudgeSource,
  type Judging,
  judgeSourceWith,
  type Outcome,
  type Told,
} from '../../documents/bulk/judge-source.ts'
import { judgedBy } from '../../documents/bulk/judged-by.ts'
import { openPool } from '../../documents/bulk/pool.ts'
import { openResults, type ResultsFile } from '../../documents/bulk/results-file.ts'
import { isNoticed, isUnreadable, type Noticed, type Unreadable } from '../../documents/bulk/source.ts'
import { noticedTold, unreadTold } from '../../documents/bulk/unjudged.ts'
import { changeFormats } from '../../documents/formats/change.ts'
import type { FormatName } from '../../documents/formats/format.ts'
import { formats } from '../../documents/formats/formats.ts'
import { BancError } from '../../model/errors.ts'
import type { Lang, Text } from '../../model/text.ts'
import { fileProgress } from '../file-progress.ts'
import { type Kind, tell as tellLine, writeAll } from '../output.ts'
import { chosenPackage, comparedPackage, type PackageOptions } from '../packages.ts'

export interface ValidateOptions extends PackageOptions {
  readonly compare?: string
  readonly contracts?: string
  readonly format?: FormatName
  readonly resume?: string
  readonly lang?: Lang
}

const refused = (what: Text, todo: Text): BancError => new BancError({ code: 'BANC-OPTION', what, todo })

const unreadable = ({ file, problem }: Unreadable): BancError =>
  new BancError({
    code: 'BANC-FILE',
    what: { fr: `Ce fichier ne peut pas être lu : ${problem.fr}.`, en: `This file cannot be read: ${problem.en}.` },
    where: file,
    todo: { fr: 'Vérifiez le chemin et les droits de lecture.', en: 'Check the path and the read rights.' },
  })

const nothingFound = (paths: readonly string[]): BancError =>
  new BancError({
    code: 'BANC-FILE',
    what: { fr: 'Il n’y a aucun fichier à juger.', en: 'There is no file to judge.' },
    where: paths.join(' '),
    todo: { fr: 'Donnez des fichiers, ou un dossier qui en contient.', en: 'Give files, or a folder that holds some.' },
  })

const judgingOf = (options: ValidateOptions): Judging => {
  const { lang = 'fr', compare, contracts, resume } = options
  const format = options.format ?? (resume === undefined ? 'text' : 'ndjson')
  const artefacts = chosenPackage(options)
  if (resume !== undefined && (format !== 'ndjson' || compare !== undefined)) {
    throw refused(
      { fr: '--resume n’écrit que des résultats en NDJSON.', en: '--resume writes results in NDJSON only.' },
      { fr: 'Retirez --format et --compare.', en: 'Leave out --format and --compare.' },
    )
  }
  if (compare === undefined) {
    const judging = { lang, format, artefacts, contracts }
    return resume === undefined ? judging : { ...judging, judgedBy: judgedBy(judging, version) }
  }
  if (!artefacts) {
    throw refused(
      { fr: '--compare demande un premier paquet.', en: '--compare needs a first package.' },
      {
        fr: 'Donnez-le par --artefacts, ou enregistrez-le par « artefacts add ».',
        en: 'Give it with --artefacts, or register it with "artefacts add".',
      },
    )
  }
  if (format !== 'text' && format !== 'json') {
    throw refused(
      { fr: `--compare ne s’écrit pas en ${format}.`, en: `--compare cannot be written as ${format}.` },
      { fr: 'Prenez --format text ou json.', en: 'Take --format text or json.' },
    )
  }
  return { lang, format, artefacts, contracts, compare: { artefacts: comparedPackage(compare, options), format } }
}

/** What the files came to, without the files. */
interface Tally {
  readonly counts: Record<Told['verdict'], number>
  /** Those among them that no rule judged. */
  readonly unjudged: Record<Told['verdict'], number>
  files: number
  changed: number
  unreadable: number
}

/** Problems of usage come before what was found: a build that could not read everything has no verdict. */
const exitCode = ({ counts, unjudged, files, changed, unreadable }: Tally, isComparison: boolean): number => {
  if (unreadable > 0 || files === 0) return 2
  // What both packages judged is told by what changes; what neither did, as without a comparison.
  if (isComparison) return changed + unjudged.fail > 0 ? 1 : unjudged.inconclusive > 0 ? 3 : 0
  if (counts.fail > 0) return 1
  return counts.inconclusive > 0 ? 3 : 0
}

/** Threads take a moment to start and to compile their rules: a few files are judged sooner here. */
const fewFiles = 3

const kinds: Readonly<Record<FormatName, Kind>> = {
  text: 'text',
  json: 'json',
  ndjson: 'json',
  junit: 'markup',
  svrl: 'markup',
}

const enoughToCount = 1_000_000

/** Files that each thread is given before the results of the first are told: a slow one keeps the others from nothing. */
const ahead = 8

const writeTo =
  (results: ResultsFile) =>
  (...pieces: readonly string[]): void => {
    for (const piece of pieces) if (piece !== '') results.write(piece)
  }

const takenFrom = (count: number, path: string, lang: Lang): string =>
  lang === 'fr'
    ? `${count} fichiers étaient jugés dans ${path} et n’ont pas changé`
    : `${count} files were judged in ${path} and have not changed`

/** Judges documents: files, folders, archives, or standard input (`-`); tells each as soon as those before it are told. */
export const validate = async (paths: readonly string[], options: ValidateOptions): Promise<number> => {
  const judging = judgingOf(options)
  const { lang, compare } = judging
  const results = options.resume === undefined ? undefined : await openResults(options.resume, judging.judgedBy ?? '')
  const total = countFiles(paths, enoughToCount)
  const threads = total > fewFiles ? Math.min(availableParallelism(), total) : 0
  const pool = threads > 0 ? openPool(judging, threads) : undefined
  const judgeAnew: JudgeSource = pool ? pool.judge : judgeSourceWith(judging)
  const judge = results ? results.judgeOnce(judgeAnew) : judgeAnew
  const write = results ? writeTo(results) : (...pieces: readonly string[]) => writeAll(kind, ...pieces)
  const rendering = compare ? changeFormats[compare.format] : formats[judging.format]
  const kind = kinds[judging.format]
  const progress = fileProgress(total, lang)
  const tally: Tally = {
    counts: { pass: 0, warn: 0, fail: 0, inconclusive: 0 },
    unjudged: { pass: 0, warn: 0, fail: 0, inconclusive: 0 },
    files: 0,
    changed: 0,
    unreadable: 0,
  }
  const tell = async (outcome: Outcome | Noticed): Promise<void> => {
    if (isUnreadable(outcome)) {
      if (!outcome.isWrong) {
        tally.unreadable++
        progress.tell(`${unreadable(outcome).describe(lang)}\n`)
      }
      await showOnce(unreadTold(outcome, judging))
    } else if (isNoticed(outcome)) await showOnce(noticedTold(outcome, judging))
    else await show(outcome)
  }
  const showOnce = (told: Told): Promise<void> => show(results?.has(told) ? { ...told, rendered: '' } : told)
  const show = async (outcome: Told): Promise<void> => {
    progress.hide()
    await write(tally.files === 0 ? rendering.open : rendering.between, outcome.rendered)
    tally.files++
    tally.counts[outcome.verdict]++
    if (outcome.isUnjudged) tally.unjudged[outcome.verdict]++
    if (outcome.changed) tally.changed++
  }
  try {
    const outcomes = inOrder(
      findFiles(paths),
      (found): Promise<Outcome | Noticed> =>
        isUnreadable(found) || isNoticed(found) ? Promise.resolve(found) : judge(found),
      Math.max(1, threads * ahead),
    )
    for await (const outcome of outcomes) {
      await tell(outcome)
      if (!isNoticed(outcome)) progress.step()
    }
  } finally {
    await pool?.close()
    results?.close()
  }
  progress.end()
  if (results && results.taken > 0) tellLine(takenFrom(results.taken, options.resume ?? '', lang))
  if (tally.files === 0) {
    if (judging.format !== 'text' && !results)
      await writeAll(kind, rendering.open.trimEnd(), closing(tally, judging).trimStart())
    if (tally.unreadable === 0) tellLine(nothingFound(paths).describe(lang))
  } else if (!results) await writeAll(kind, closing(tally, judging))
  return exitCode(tally, compare !== undefined)
}

const closing = ({ counts, files, changed }: Tally, { lang, format, compare }: Judging): string =>
  compare ? changeFormats[compare.format].close(changed, files, lang) : formats[format].close(counts, lang)
