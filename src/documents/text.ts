import { type Lang, say, type Text } from '../model/text.ts'
import { oneLine } from '../model/visible.ts'
import { choiceName, type FileFinding, type FileResult, type RuleSetResult } from './result.ts'

const kinds: Readonly<Record<FileResult['kind'], Text>> = {
  cda: { fr: 'CDA R2', en: 'CDA R2' },
  xdm: { fr: 'archive IHE_XDM', en: 'IHE_XDM archive' },
  'xds-metadata': { fr: 'métadonnées XDS', en: 'XDS metadata' },
  pdf: { fr: 'PDF', en: 'PDF' },
  mail: { fr: 'message', en: 'mail' },
  vihf: { fr: 'jeton VIHF', en: 'VIHF token' },
  jwt: { fr: 'jeton JWT', en: 'JWT' },
  soap: { fr: 'message SOAP', en: 'SOAP message' },
  hl7v2: { fr: 'message HL7 v2', en: 'HL7 v2 message' },
  unknown: { fr: 'genre inconnu', en: 'unknown kind' },
}

interface VerdictWords {
  readonly mark: string
  readonly one: Text
  readonly many: Text
}

const verdicts: Readonly<Record<FileResult['verdict'], VerdictWords>> = {
  pass: {
    mark: '✔',
    one: { fr: 'conforme', en: 'conformant' },
    many: { fr: 'conformes', en: 'conformant' },
  },
  warn: {
    mark: '▲',
    one: { fr: 'conforme, avec avertissement', en: 'conformant, with warnings' },
    many: { fr: 'conformes, avec avertissement', en: 'conformant, with warnings' },
  },
  fail: {
    mark: '✘',
    one: { fr: 'non conforme', en: 'not conformant' },
    many: { fr: 'non conformes', en: 'not conformant' },
  },
  inconclusive: {
    mark: '?',
    one: { fr: 'non concluant', en: 'inconclusive' },
    many: { fr: 'non concluants', en: 'inconclusive' },
  },
}

const severities: Readonly<Record<FileFinding['severity'], Text>> = {
  error: { fr: 'erreur', en: 'error' },
  warning: { fr: 'avertissement', en: 'warning' },
  info: { fr: 'information', en: 'info' },
}

const count = (number: number, singular: string): string => `${number} ${singular}${number > 1 ? 's' : ''}`

/** A base-64 body is one line of a megabyte: only what surrounds the place is shown. */
const width = 100

/** The text of the file, or of a part by its path from there (`A.ZIP!/IHE_XDM/SUBSET01/DOC00001.XML`). */
export type SourceOf = (part?: string) => string | undefined

/** The part where a finding stands; undefined for the file itself. */
const partOf = ({ part }: RuleSetResult, { location }: FileFinding): string | undefined =>
  part ?? (location.includes('!/') ? location.split('#')[0] : undefined)

const excerpt = (source: SourceOf, set: RuleSetResult, one: FileFinding): readonly string[] => {
  const { line, column } = one
  if (line === 0) return []
  const content = source(partOf(set, one))
    ?.split(/\r\n|\r|\n/)
    [line - 1]?.replaceAll('\t', ' ')
  if (content === undefined || content.trim() === '') return []
  const indent = content.length - content.trimStart().length
  const from = Math.max(0, Math.min(indent, column - 1), column - width / 2 > indent ? column - width / 2 : 0)
  const shown = content.slice(from, from + width)
  const gutter = String(line).padStart(6)
  return [
    `  ${gutter} │ ${shown}${content.length > from + width ? '…' : ''}`,
    `  ${' '.repeat(gutter.length)} │ ${' '.repeat(Math.max(0, column - 1 - from))}^`,
  ]
}

const finding = (set: RuleSetResult, one: FileFinding, source: SourceOf, lang: Lang): readonly string[] => {
  const place = one.line === 0 ? '' : `  ${lang === 'fr' ? 'ligne' : 'line'} ${one.line}`
  const where = one.location === '/' ? '' : `  ${one.location}`
  return [
    `  ${say(severities[one.severity], lang)}${place}${where}`,
    `    ${one.message}  [${one.rule}]`,
    ...excerpt(source, set, one),
    '',
  ]
}

const tally = (result: Pick<FileResult, 'ruleSets'>, lang: Lang): string => {
  const findings = result.ruleSets.flatMap((set) => set.findings)
  const parts = (['error', 'warning'] as const).flatMap((severity) => {
    const number = findings.filter((one) => one.severity === severity).length
    return number === 0 ? [] : [count(number, say(severities[severity], lang))]
  })
  const fired = result.ruleSets.reduce((sum, set) => sum + set.rulesFired, 0)
  const applied =
    lang === 'fr' ? `${count(fired, 'règle')} appliquée${fired > 1 ? 's' : ''}` : `${count(fired, 'rule')} applied`
  return [...parts, applied].join(', ')
}

/** One line per rule set where there are several; one that was aborted is always told. */
const ruleSetLines = ({ ruleSets }: FileResult, lang: Lang): readonly string[] =>
  ruleSets.flatMap((set) => {
    if (set.name === choiceName) return [`  · ${[set.part, set.name].filter(Boolean).join(' ')} : ${set.because ?? ''}`]
    const name = `  · ${[set.part, set.name, set.version].filter(Boolean).join(' ')}`
    const isTold = set.findings.some(({ message }) => message === set.aborted)
    if (set.aborted !== null && !isTold) {
      return [`${name} ${lang === 'fr' ? 'interrompu :' : 'aborted:'} ${set.aborted}`]
    }
    return ruleSets.length > 1 ? [`${name} : ${tally({ ruleSets: [set] }, lang)}`] : []
  })

const fileBlock = (result: FileResult, source: SourceOf, lang: Lang): readonly string[] => {
  const { mark, one: text } = verdicts[result.verdict]
  const head = `${mark} ${result.file} (${say(kinds[result.kind], lang)})${lang === 'fr' ? ' :' : ':'} ${say(text, lang)}, ${tally(result, lang)}`
  const findings = result.ruleSets.flatMap((set) => set.findings.flatMap((one) => finding(set, one, source, lang)))
  return [head, ...ruleSetLines(result, lang), ...findings].map(oneLine)
}

/** The last line: how many files came to which verdict. */
export const renderSummary = (counts: Readonly<Record<FileResult['verdict'], number>>, lang: Lang): string => {
  const byVerdict = (['pass', 'warn', 'fail', 'inconclusive'] as const).flatMap((verdict) => {
    const number = counts[verdict]
    return number === 0 ? [] : [`${number} ${say(verdicts[verdict][number > 1 ? 'many' : 'one'], lang)}`]
  })
  const files = count(counts.pass + counts.warn + counts.fail + counts.inconclusive, lang === 'fr' ? 'fichier' : 'file')
  return `${files}${lang === 'fr' ? ' :' : ':'} ${byVerdict.join(' ; ')}`
}

/** The block of one file, without a line break at its end. `source` gives the texts, for excerpts. */
export const renderFile = (result: FileResult, source: SourceOf, lang: Lang): string =>
  fileBlock(result, source, lang).join('\n')

/** The words of a verdict on one file. */
export const verdictWord = (verdict: FileResult['verdict']): Text => verdicts[verdict].one

const countsOf = (results: readonly FileResult[]): Record<FileResult['verdict'], number> => {
  const counts = { pass: 0, warn: 0, fail: 0, inconclusive: 0 }
  for (const { verdict } of results) counts[verdict]++
  return counts
}

/**
 * The results as a person reads them: one block per file, each finding with the line it is about and a caret, then the
 * counts. `sources` gives the text of the files by name; a file without one has no excerpts.
 */
export const renderText = (results: readonly FileResult[], sources: ReadonlyMap<string, string>, lang: Lang): string =>
  `${[...results.flatMap((result) => fileBlock(result, (part) => (part === undefined ? sources.get(result.file) : undefined), lang)), renderSummary(countsOf(results), lang)].join('\n')}\n`
