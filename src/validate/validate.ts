import { type Lang, say, type Text } from '../model/text.ts'
import { decode } from './decode.ts'
import { type Kind, recognise } from './kind.ts'
import { namespaces } from './namespaces.ts'
import { type FileResult, type RuleSetResult, verdictOf } from './result.ts'
import { cdaHeaderRules } from './rules/header.ts'
import type { Severity } from './rules/rule.ts'
import { type PlacedElement, type ReadingProblem, readTree, walk } from './rules/tree.ts'

const reading = { name: 'banc/lecture', version: '1' } as const

/** One finding about the file as a whole, or about the place where reading stopped. */
const readingResult = (
  lang: Lang,
  severity: Severity,
  problem: ReadingProblem,
  aborted: string | null,
): RuleSetResult => ({
  ...reading,
  rulesFired: severity === 'error' ? 1 : 0,
  aborted,
  findings: [
    {
      rule: problem.rule,
      severity,
      location: '/',
      line: problem.line,
      column: problem.column,
      message: say(problem.message, lang),
    },
  ],
})

const about = (rule: string, message: Text): ReadingProblem => ({ rule, line: 0, column: 0, message })

const empty = about('file.not-empty', {
  fr: 'Le fichier est vide.',
  en: 'The file is empty.',
})

const notXml = about('file.recognised', {
  fr: "Le contenu n'est ni du XML, ni un PDF, ni une archive IHE_XDM, ni un message, ni un jeton : le banc ne sait pas ce que c'est.",
  en: 'The content is neither XML nor a PDF, an IHE_XDM archive, a mail or a token: the bench does not know what it is.',
})

const notJudged = (kind: Kind): ReadingProblem =>
  about('file.kind-judged', {
    fr:
      kind === 'unknown'
        ? "Le contenu est d'un genre que le banc ne juge pas."
        : `Le contenu est du genre « ${kind} » : le banc le reconnaît mais ne le juge pas encore seul.`,
    en:
      kind === 'unknown'
        ? 'The content is of a kind that the bench does not judge.'
        : `The content is of kind "${kind}": the bench recognises it but does not judge it alone yet.`,
  })

/** Reads as XML; a problem of reading, or the root. */
const readXml = (bytes: Uint8Array): { readonly root: PlacedElement } | { readonly problem: ReadingProblem } => {
  const decoded = decode(bytes)
  return 'problem' in decoded ? decoded : readTree(decoded.text)
}

const judgeHeader = (root: PlacedElement, lang: Lang): RuleSetResult => {
  const { name, version, rules } = cdaHeaderRules
  const document = walk(root).find((element) => element.ns === namespaces.hl7v3 && element.name === 'ClinicalDocument')
  const checks = document ? rules.map((rule) => rule.check(document)) : []
  return {
    name,
    version,
    rulesFired: checks.filter(({ fired }) => fired > 0).length,
    aborted: null,
    findings: checks
      .flatMap(({ findings }) => findings)
      .toSorted((one, other) => one.line - other.line || one.column - other.column)
      .map(({ rule, severity, location, line, column, message }) => ({
        rule,
        severity,
        location,
        line,
        column,
        message: say(message, lang),
      })),
  }
}

const judge = (bytes: Uint8Array, lang: Lang): { kind: Kind; ruleSets: readonly RuleSetResult[] } => {
  if (bytes.byteLength === 0) return { kind: 'unknown', ruleSets: [readingResult(lang, 'error', empty, null)] }
  const { kind, xml } = recognise(bytes)
  const unjudged = notJudged(kind)
  const inconclusive = readingResult(lang, 'info', unjudged, say(unjudged.message, lang))
  if (!xml) {
    return { kind, ruleSets: [kind === 'unknown' ? readingResult(lang, 'error', notXml, null) : inconclusive] }
  }
  const read = readXml(bytes)
  if ('problem' in read) return { kind, ruleSets: [readingResult(lang, 'error', read.problem, null)] }
  return { kind, ruleSets: [kind === 'cda' ? judgeHeader(read.root, lang) : inconclusive] }
}

/**
 * Judges one file by its content. Never throws: whatever the bytes are, the result says what is wrong with them.
 * `file` is only the name to show.
 */
export const validateBytes = (file: string, bytes: Uint8Array, lang: Lang): FileResult => {
  const start = performance.now()
  const { kind, ruleSets } = judge(bytes, lang)
  return { file, kind, verdict: verdictOf(ruleSets), ruleSets, durationMs: Math.round(performance.now() - start) }
}
