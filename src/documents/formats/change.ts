import { type Lang, say, type Text } from '../../model/text.ts'
import { oneLine } from '../../model/visible.ts'
import { type ChangedFinding, type FileChange, unjudgedChange } from '../package/compare.ts'
import type { FileResult } from '../result.ts'
import { verdictWord } from '../text.ts'
import { jsonItem } from './json.ts'

/** A rendering of what changes, as `Format` is of what was found. */
export interface ChangeFormat {
  readonly open: string
  readonly between: string
  /** Empty for a file that needs no word. */
  file(change: FileChange, lang: Lang): string
  /** A file that neither package judged: refused, unread, or abandoned; `why` in words. */
  unjudged(file: string, verdict: FileResult['verdict'], why: string, lang: Lang): string
  close(changed: number, files: number, lang: Lang): string
}

const words = {
  unchanged: { fr: 'inchangé', en: 'unchanged' },
  ruleSet: { fr: 'jeu de règles', en: 'rule set' },
  aborted: { fr: 'interrompu', en: 'aborted' },
  line: { fr: 'ligne', en: 'line' },
} satisfies Readonly<Record<string, Text>>

const findingLines =
  (sign: '+' | '−', lang: Lang) =>
  ({ severity, location, line, message, ruleSet }: ChangedFinding): readonly string[] => [
    `  ${sign} ${severity}${line > 0 ? `  ${say(words.line, lang)} ${line}` : ''}  ${location}`,
    `      ${message}  [${ruleSet}]`,
  ]

const changeLines = (change: FileChange, lang: Lang): string => {
  const { file, changed, verdict, ruleSets, aborted, findings } = change
  const [before, after] = [say(verdictWord(verdict.before), lang), say(verdictWord(verdict.after), lang)]
  if (!changed) return oneLine(`= ${file} : ${say(words.unchanged, lang)} (${after})`)
  const named = (sign: string, kind: Text, list: readonly string[]) =>
    list.map((name) => `  ${sign} ${say(kind, lang)} ${name}`)
  return [
    `≠ ${file} : ${before === after ? after : `${before} → ${after}`}`,
    ...named('−', words.ruleSet, ruleSets.gone),
    ...named('+', words.ruleSet, ruleSets.new),
    ...named('−', words.aborted, aborted.gone),
    ...named('+', words.aborted, aborted.new),
    ...findings.gone.flatMap(findingLines('−', lang)),
    ...findings.new.flatMap(findingLines('+', lang)),
  ]
    .map(oneLine)
    .join('\n')
}

export const changeFormats: Readonly<Record<'text' | 'json', ChangeFormat>> = {
  text: {
    open: '',
    between: '\n',
    file: changeLines,
    unjudged: (file, verdict, why, lang) => oneLine(`! ${file} : ${say(verdictWord(verdict), lang)}. ${why}`),
    close: (changed, files, lang) =>
      say(
        {
          fr: `\n${files} fichier(s), ${changed} dont le jugement change\n`,
          en: `\n${files} file(s), ${changed} whose judgement changes\n`,
        },
        lang,
      ),
  },
  json: {
    open: '[\n',
    between: ',\n',
    file: jsonItem,
    unjudged: (file, verdict, problem) => jsonItem(unjudgedChange(file, verdict, problem)),
    close: () => '\n]\n',
  },
}
