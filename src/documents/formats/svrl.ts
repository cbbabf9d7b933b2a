import { el, type Markup } from '../../xml/write.ts'
import type { FileFinding, FileResult, RuleSetResult } from '../result.ts'
import type { Format } from './format.ts'
import { legalText } from './xml.ts'

/** ISO/IEC 19757-3, annex D. */
const svrl = 'http://purl.oclc.org/dsdl/svrl'
/** What SVRL has no word for: which file, how many rules fired, that a rule set was aborted. */
const own = 'urn:banc-segur:svrl'

const given = (one: FileFinding, key: string): string | undefined => {
  const value: unknown = Reflect.get(one, key)
  return typeof value === 'string' ? legalText(value) : undefined
}

const findingOf = (one: FileFinding): Markup =>
  el(
    given(one, 'check') === 'report' ? 'svrl:successful-report' : 'svrl:failed-assert',
    {
      id: legalText(one.rule),
      location: legalText(one.location),
      // Own rules are code and the schema is no list of assertions: their id stands for the test.
      test: given(one, 'test') ?? legalText(one.rule),
      role: given(one, 'role') ?? one.severity,
      'banc:line': one.line,
      'banc:source': given(one, 'source'),
    },
    el('svrl:text', {}, legalText(one.message)),
  )

/**
 * SVRL wants the rule before its finding: the path of the node stands for the context, which its rule matched. Rules that
 * fired without a finding are counted, not listed.
 */
const outputOf = (file: string, set: RuleSetResult): Markup =>
  el(
    'svrl:schematron-output',
    {
      title: legalText(set.name),
      schemaVersion: legalText(set.version),
      'banc:rulesFired': set.rulesFired,
      'banc:aborted': set.aborted === null ? undefined : legalText(set.aborted),
      'banc:part': set.part === undefined ? undefined : legalText(set.part),
    },
    set.aborted === null ? undefined : el('svrl:text', {}, legalText(set.aborted)),
    el('svrl:active-pattern', { document: legalText(file), name: legalText(set.name) }),
    set.findings.flatMap((one) => [el('svrl:fired-rule', { context: legalText(one.location) }), findingOf(one)]),
  )

const fileOf = ({ file, kind, verdict, ruleSets }: FileResult): string =>
  el(
    'banc:file',
    { name: legalText(file), kind, verdict },
    ruleSets.map((set) => outputOf(file, set)),
  ).xml

/** One SVRL report per rule set, inside one document that says which file each is about. */
export const svrlFormat: Format = {
  open: `<?xml version="1.0" encoding="UTF-8"?>\n<banc:validation xmlns:banc="${own}" xmlns:svrl="${svrl}">\n`,
  between: '\n',
  file: fileOf,
  close: () => '\n</banc:validation>\n',
}
