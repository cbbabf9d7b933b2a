import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnswerReader, answerNamed, resultOf } from '../../schemas/pilot.ts'
import type { ErrorCode } from '../model/error-codes.ts'
import { BancError, messageOf } from '../model/errors.ts'
import type { Pilot } from '../model/pilot.ts'

export interface FilesPilotOptions {
  /** The shared folder: `capabilities.json`, `requests/`, `answers/`. */
  readonly folder: string
  readonly timeoutMs: number
}

const pollMs = 50

const problem = (code: ErrorCode, where: string, fr: string, en: string): BancError =>
  new BancError({
    code,
    what: { fr, en },
    where,
    todo: {
      fr: 'Voyez « Pilote par fichiers » dans docs/pilot.md.',
      en: 'See "Pilot by files" in docs/pilot.md.',
    },
  })

/**
 * Makes a product act through a shared folder, for products that cannot open a port: the bench drops
 * `requests/<n>-<action>.json` (the action's params) and waits for `answers/<n>.json` (its result, or `{"error": "…"}`).
 * Both sides write under another name and rename, so that nobody reads half a file.
 */
export const filesPilot = ({ folder, timeoutMs }: FilesPilotOptions): Pilot => {
  let count = 0
  const read = <T>(path: string, reader: AnswerReader<T>): T => {
    let value: unknown
    try {
      value = JSON.parse(readFileSync(path, 'utf8'))
    } catch (error) {
      const said = messageOf(error)
      throw problem('BANC-PILOT-UNREACHABLE', path, `Fichier illisible : ${said}.`, `Unreadable file: ${said}.`)
    }
    if (typeof value === 'object' && value !== null && 'error' in value) {
      throw problem('BANC-PILOT-REFUSED', path, `Le produit dit : ${value.error}.`, `The product says: ${value.error}.`)
    }
    const answer = reader(value)
    if (answer.follows) return answer.value
    const fr = answer.wrong.map((one) => one.fr).join(' ; ')
    const en = answer.wrong.map((one) => one.en).join('; ')
    throw problem('BANC-PILOT-CONTRACT', path, `Hors contrat : ${fr}.`, `Off the contract: ${en}.`)
  }
  const answered = async (path: string): Promise<void> => {
    for (let waited = 0; !existsSync(path); waited += pollMs) {
      if (waited >= timeoutMs) {
        const seconds = timeoutMs / 1000
        throw problem(
          'BANC-PILOT-UNREACHABLE',
          path,
          `Pas de réponse en ${String(seconds).replace('.', ',')} s.`,
          `No answer within ${seconds} s.`,
        )
      }
      await new Promise((wake) => setTimeout(wake, pollMs))
    }
  }
  return {
    capabilities: async () => read(join(folder, 'capabilities.json'), answerNamed('Capabilities')),
    act: async (action, params) => {
      count += 1
      const number = String(count).padStart(4, '0')
      const requests = join(folder, 'requests')
      mkdirSync(requests, { recursive: true })
      mkdirSync(join(folder, 'answers'), { recursive: true })
      const answer = join(folder, 'answers', `${number}.json`)
      // An answer of an earlier run must not pass for this one's.
      rmSync(answer, { force: true })
      const path = join(requests, `${number}-${action}.json`)
      writeFileSync(`${path}.part`, JSON.stringify(params, null, 2))
      renameSync(`${path}.part`, path)
      await answered(answer)
      return read(answer, resultOf(action))
    },
    traces: async () => {
      const path = join(folder, 'traces.json')
      return existsSync(path) ? read(path, answerNamed('Traces')).traces : []
    },
  }
}
