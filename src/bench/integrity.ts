import type { ErrorCode } from '../model/error-codes.ts'
import { BancError } from '../model/errors.ts'
import type { Text } from '../model/text.ts'
import { journalFile } from '../run/journal.ts'
import type { Dossier } from './dossier.ts'
import { readSeal, type Seal, type SealProblem } from './seal.ts'

/** What can be said of a dossier without judging it. */
export interface Integrity {
  /** What is wrong with it, the journal first; none when it is what was written. */
  readonly damage: readonly BancError[]
  /** What it lacks when nobody altered it: the end of a killed run. */
  readonly lack: BancError | undefined
  readonly seal: Seal
}

const restore: Text = {
  fr: 'Repartez de l’original de ce dossier, ou rejouez le run.',
  en: 'Start from the original of this dossier, or run again.',
}

const resumable: Text = {
  fr: 'Terminez ce run avec « run --resume ».',
  en: 'Finish this run with "run --resume".',
}

const problem = (code: ErrorCode, where: string, what: Text, todo: Text): BancError =>
  new BancError({ code, where, what, todo, exitCode: 1 })

/** A chain without its last links is still a chain: only the report remembers how it ended. */
const lostItsEnd = ({ journal, folder, report }: Dossier): BancError | undefined => {
  const known = report?.journal
  if (!known || journal.cut || journal.events.some(({ hash }) => hash === known.head)) return undefined
  const { length } = journal.events
  return problem(
    'BANC-JOURNAL-BROKEN',
    `${journalFile(folder)}:${length + 1}`,
    {
      fr: `Journal altéré : il a ${length} événements, le rapport en connaissait ${known.events} (lignes retirées à la fin).`,
      en: `Altered journal: it has ${length} events, the report knew ${known.events} (lines removed at the end).`,
    },
    restore,
  )
}

const brokenJournal = (dossier: Dossier): BancError | undefined => {
  const { journal, folder } = dossier
  if (!journal.broken) return lostItsEnd(dossier)
  const { line, event, code, reason } = journal.broken
  return problem(
    code,
    `${journalFile(folder)}:${line}${event ? ` ${event}` : ''}`,
    {
      fr: `Journal altéré à la ligne ${line}${event ? `, événement ${event}` : ''} : ${reason.fr}.`,
      en: `Altered journal at line ${line}${event ? `, event ${event}` : ''}: ${reason.en}.`,
    },
    restore,
  )
}

const sealWords: Readonly<Record<SealProblem['is'], Text>> = {
  changed: {
    fr: 'Ce fichier n’est plus celui que le sceau couvre.',
    en: 'This file is no longer the one under the seal.',
  },
  added: { fr: 'Ce fichier n’était pas là quand le dossier a été scellé.', en: 'This file was not there at sealing.' },
  missing: { fr: 'Ce fichier, que le sceau couvre, manque.', en: 'This file, which is under the seal, is missing.' },
  'not-a-file': {
    fr: 'Ceci n’est pas un fichier de dossier : lien, tube, périphérique ou dossier. Le banc ne le lit pas.',
    en: 'This is no file of a dossier: link, pipe, device or folder. The bench does not read it.',
  },
  'too-many': {
    fr: 'Ce dossier a plus de fichiers, ou de plus gros, que le banc n’en lit.',
    en: 'This dossier has more files, or larger ones, than the bench reads.',
  },
}

const codes: Readonly<Record<SealProblem['is'], ErrorCode>> = {
  changed: 'BANC-DOSSIER-SEAL',
  added: 'BANC-DOSSIER-SEAL',
  missing: 'BANC-DOSSIER-SEAL',
  'not-a-file': 'BANC-DOSSIER-FILE',
  'too-many': 'BANC-DOSSIER-LIMIT',
}

const lostSeal = (folder: string): BancError =>
  problem(
    'BANC-DOSSIER-SEAL',
    journalFile(folder),
    {
      fr: 'Le journal annonce un sceau qu’il n’a pas : sa dernière ligne a été retirée, ou le banc tué avant de l’écrire.',
      en: 'The journal promises a seal that it does not have: its last line was removed, or the bench killed before it.',
    },
    restore,
  )

const killed = ({ journal, folder }: Dossier): BancError | undefined => {
  if (journal.cut) {
    const { line, bytes } = journal.cut
    return problem(
      'BANC-JOURNAL-CUT',
      `${journalFile(folder)}:${line}`,
      {
        fr: `Le journal s’arrête au milieu de la ligne ${line} (${bytes} octets sans fin de ligne) : ce qui précède est lu.`,
        en: `The journal stops in the middle of line ${line} (${bytes} bytes without a line end): what precedes is read.`,
      },
      resumable,
    )
  }
  if (journal.complete) return undefined
  return problem(
    'BANC-JOURNAL-CUT',
    journalFile(folder),
    {
      fr: 'Le journal n’a pas de fin : le run a été interrompu, ce qui en reste est lu.',
      en: 'The journal has no end: the run was interrupted, what there is of it is read.',
    },
    resumable,
  )
}

/** More problems than these have one cause, and nobody reads on. */
const mostTold = 20

/** Looks at all of a dossier: the journal and its bodies, the seal and what it covers. */
export const integrityOf = (dossier: Dossier): Integrity => {
  const { folder, journal } = dossier
  const broken = brokenJournal(dossier)
  // A broken chain vouches for nothing, its seal included.
  const seal: Seal = broken ? { state: 'none', problems: [], unchecked: [] } : readSeal(folder, journal.events)
  const files = seal.problems
    .slice(0, mostTold)
    .map(({ path, is }) => problem(codes[is], `${folder}/${path}`, sealWords[is], restore))
  const lost = seal.state === 'lost' ? [lostSeal(folder)] : []
  const damage = broken ? [broken] : [...lost, ...files]
  return { damage, lack: broken ? undefined : killed(dossier), seal }
}
