import {
  closeSync,
  createReadStream,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { BancError, messageOf } from '../../model/errors.ts'
import { sha256Of } from '../package/files.ts'
import type { FileResult } from '../result.ts'
import type { JudgeSource, Outcome, Told } from './judge-source.ts'
import type { Source } from './source.ts'
import { unreadableBecause } from './unreadable.ts'

/** What a results file says of a file. Without `sha256` it was not read. */
interface Before {
  readonly verdict: FileResult['verdict']
  readonly sha256: string | undefined
}

/** Results, one a line (NDJSON), that outlive whoever writes them: a killed call is taken up where it was. */
export interface ResultsFile {
  /** Judges what is not in the file yet, or has changed since. What is gives a `Told` without anything to write. */
  judgeOnce(judge: JudgeSource): JudgeSource
  /** Whether the file has the same of a file that cannot be read. */
  has(told: Told): boolean
  /** How many files were taken from it. */
  readonly taken: number
  write(line: string): void
  close(): void
}

const refused = (path: string, why: { readonly fr: string; readonly en: string }, cause?: unknown): BancError =>
  new BancError({
    code: 'BANC-OPTION',
    what: why,
    where: path,
    todo: {
      fr: 'Donnez à --resume un fichier à créer, ou celui qu’un appel interrompu a laissé.',
      en: 'Give --resume a file to create, or the one that an interrupted call has left.',
    },
    cause,
  })

const isResult = (value: unknown): value is FileResult =>
  typeof value === 'object' && value !== null && 'file' in value && 'verdict' in value && 'ruleSets' in value

/** Lines that end, with the offset after each. A last line without its end was being written when the call was killed. */
async function* linesOf(path: string): AsyncGenerator<{ readonly line: string; readonly end: number }> {
  let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  let end = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (let at = rest.indexOf(0x0a); at >= 0; at = rest.indexOf(0x0a, from)) {
      end += at + 1 - from
      yield { line: rest.toString('utf8', from, at), end }
      from = at + 1
    }
    rest = rest.subarray(from)
  }
}

const parsed = (path: string, line: string): FileResult => {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw refused(path, { fr: 'Ce fichier n’est pas du NDJSON.', en: 'This file is no NDJSON.' }, error)
  }
  if (isResult(value)) return value
  throw refused(path, {
    fr: 'Ce fichier n’est pas un fichier de résultats de validate.',
    en: 'This file is no results file of validate.',
  })
}

const hashOf = (source: Source): string => sha256Of('bytes' in source ? source.bytes : readFileSync(source.path))

const readBefore = async (
  path: string,
  by: string,
): Promise<{ readonly known: ReadonlyMap<string, Before>; readonly end: number }> => {
  const known = new Map<string, Before>()
  let end = 0
  for await (const read of linesOf(path)) {
    const { file, verdict, sha256, judgedBy } = parsed(path, read.line)
    if (judgedBy === by) known.set(file, { verdict, sha256 })
    else known.delete(file)
    end = read.end
  }
  return { known, end }
}

/**
 * Opens a results file, made when it is not there. Only what was judged with the same rules (`by`) counts as judged.
 * @throws BancError BANC-OPTION when it is something else, or cannot be written
 */
export const openResults = async (path: string, by: string): Promise<ResultsFile> => {
  let descriptor: number
  let known: ReadonlyMap<string, Before> = new Map()
  try {
    if (existsSync(path) && !statSync(path).isFile()) throw new Error('not a file')
    mkdirSync(dirname(path), { recursive: true })
    if (existsSync(path)) {
      const before = await readBefore(path, by)
      known = before.known
      descriptor = openSync(path, 'r+')
      ftruncateSync(descriptor, before.end)
      closeSync(descriptor)
    }
    descriptor = openSync(path, 'a')
  } catch (error) {
    if (error instanceof BancError) throw error
    const why = messageOf(error)
    throw refused(path, { fr: `Ce fichier ne s’ouvre pas : ${why}.`, en: `This file cannot be opened: ${why}.` }, error)
  }
  let taken = 0
  return {
    judgeOnce:
      (judge) =>
      async (source): Promise<Outcome> => {
        const before = known.get(source.file)
        if (before?.sha256 === undefined) return judge(source)
        let hash: string
        try {
          hash = hashOf(source)
        } catch (error) {
          return unreadableBecause(source.file, error)
        }
        if (hash !== before.sha256) return judge(source)
        taken++
        return { file: source.file, verdict: before.verdict, changed: false, rendered: '' }
      },
    has: ({ file, verdict }) => {
      const before = known.get(file)
      return before !== undefined && before.sha256 === undefined && before.verdict === verdict
    },
    get taken() {
      return taken
    },
    write: (line) => {
      writeSync(descriptor, line)
    },
    close: () => closeSync(descriptor),
  }
}
