import { buildXml, element, type XmlNode } from '../../xml/build.ts'
import type { FileFinding, FileResult, RuleSetResult } from '../result.ts'
import type { Format } from './format.ts'

/** ISO/IEC 19757-3, annex D. */
const svrl = 'http://purl.oclc.org/dsdl/svrl'
/** What SVRL has no word for: which file, how many rules fired, that a rule set was aborted. */
const own = 'urn:banc-segur:svrl'

const given = (one: FileFinding, key: string): string | undefined => {
  const value: unknown = Reflect.get(one, key)
  return typeof value === 'string' ? value : undefined
}

const findingOf = (one: FileFinding): XmlNode =>
  element(
    given(one, 'check') === 'report' ? 'svrl:successful-report' : 'svrl:failed-assert',
    {
      id: one.rule,
      location: one.location,
      // Own rules are code and the schema is no list of assertions: their id stands for the test.
      test: given(one, 'test') ?? one.rule,
      role: given(one, 'role') ?? one.severity,
      'banc:line': one.line,
      'banc:source': given(one, 'source'),
    },
    element('svrl:text', {}, one.message),
  )

/**
 * SVRL wants the rule before its finding: the path of the node stands for the context, which its rule matched. Rules that
 * fired without a finding are counted, not listed.
 */
const outputOf = (file: string, set: RuleSetResult): XmlNode =>
  element(
    'svrl:schematron-output',
    {
      title: set.name,
      schemaVersion: set.version,
      'banc:rulesFired': set.rulesFired,
      'banc:aborted': set.aborted === null ? undefined : set.aborted,
      'banc:because': set.because,
      'banc:part': set.part === undefined ? undefined : set.part,
    },
    set.aborted === null ? undefined : element('svrl:text', {}, set.aborted),
    element('svrl:active-pattern', { document: file, name: set.name }),
    set.findings.flatMap((one) => [element('svrl:fired-rule', { context: one.location }), findingOf(one)]),
  )

const fileOf = ({ file, kind, verdict, ruleSets }: FileResult): string =>
  buildXml(
    element(
      'banc:file',
      { name: file, kind, verdict },
      ruleSets.map((set) => outputOf(file, set)),
    ),
  )

/** One SVRL report per rule set, inside one document that says which file each is about. */
export const svrlFormat: Format = {
  open: `<?xml version="1.0" encoding="UTF-8"?>\n<banc:validation xmlns:banc="${own}" xmlns:svrl="${svrl}">\n`,
  between: '\n',
  file: fileOf,
  close: () => '\n</banc:validation>\n',
}
