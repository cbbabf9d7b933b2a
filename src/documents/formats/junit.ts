import { type Lang, say, type Text } from '../../model/text.ts'
import { buildXml, element, type XmlNode } from '../../xml/build.ts'
import type { FileFinding, FileResult, RuleSetResult } from '../result.ts'
import type { Format } from './format.ts'

const told = ({ severity, location, line, message, rule }: FileFinding): string =>
  `${severity} ${location}${line > 0 ? `:${line}` : ''} ${message} [${rule}]`

const errors = (set: RuleSetResult): readonly FileFinding[] =>
  set.findings.filter(({ severity }) => severity === 'error')

const number = (count: number, { fr, en }: Text, lang: Lang): string => `${count} ${lang === 'fr' ? fr : en}`

const problemOf = (set: RuleSetResult, lang: Lang): XmlNode | undefined => {
  const wrong = errors(set)
  if (wrong.length > 0) {
    const message = number(
      wrong.length,
      { fr: 'constat(s) de niveau erreur', en: 'finding(s) of severity error' },
      lang,
    )
    return element('failure', { message, type: 'fail' }, wrong.map(told).join('\n'))
  }
  if (set.aborted !== null) return element('error', { message: set.aborted, type: 'inconclusive' })
  return undefined
}

const others = (set: RuleSetResult): XmlNode | undefined => {
  const rest = set.findings.filter(({ severity }) => severity !== 'error')
  return rest.length === 0 ? undefined : element('system-out', {}, rest.map(told).join('\n'))
}

const caseOf = (file: string, set: RuleSetResult, lang: Lang): XmlNode =>
  element(
    'testcase',
    { classname: file, name: [set.part, set.name, set.version].filter(Boolean).join(' ') },
    element(
      'properties',
      {},
      element('property', { name: 'rulesFired', value: set.rulesFired }),
      set.because === undefined ? undefined : element('property', { name: 'because', value: set.because }),
    ),
    problemOf(set, lang),
    others(set),
  )

/** A file that no rule had anything to say about is no success: a build must not turn green on silence. */
const silence = ({ file, verdict, ruleSets }: FileResult, lang: Lang): XmlNode | undefined => {
  if (verdict !== 'inconclusive' || ruleSets.some(({ aborted }) => aborted !== null)) return undefined
  const message = say({ fr: 'Aucune règle ne s’est appliquée.', en: 'No rule had anything to judge.' }, lang)
  return element('testcase', { classname: file, name: 'verdict' }, element('error', { message, type: 'inconclusive' }))
}

const suiteOf = (result: FileResult, lang: Lang): string => {
  const { file, ruleSets, durationMs } = result
  const silent = silence(result, lang)
  const failures = ruleSets.filter((set) => errors(set).length > 0).length
  const aborts = ruleSets.filter((set) => set.aborted !== null && errors(set).length === 0).length
  return buildXml(
    element(
      'testsuite',
      {
        name: file,
        tests: ruleSets.length + (silent ? 1 : 0),
        failures,
        errors: aborts + (silent ? 1 : 0),
        skipped: 0,
        time: (durationMs / 1000).toFixed(3),
      },
      ruleSets.map((set) => caseOf(file, set, lang)),
      silent,
    ),
  )
}

/** One test suite per file, one test case per rule set. An abort is an error, never a failure of the document. */
export const junitFormat: Format = {
  open: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="banc-segur validate">\n',
  between: '\n',
  file: (result, _source, lang) => suiteOf(result, lang),
  close: () => '\n</testsuites>\n',
}
