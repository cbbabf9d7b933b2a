import Type from 'typebox'
import { documentOf } from '../document.ts'
import { closed, type Static, told } from '../shape.ts'
import { Lang } from '../text.ts'
import { verdicts } from '../words.ts'

const Name = Type.String({ minLength: 1 })
const Names = Type.Array(Name)
const Count = Type.Integer({ minimum: 0 })
const Milliseconds = Type.Number({ minimum: 0 })

const Verdict = Type.Enum(verdicts, { $id: 'verdict' })

export const ReportCheck = Type.Object(
  {
    id: Type.String({
      pattern: '^[A-Za-z0-9-]+\\.[A-Za-z0-9]+$',
      description: '`<suite>.<sentence in camel case>`, stable from version to version.',
    }),
    title: Name,
    verifies: Names,
    verdict: Verdict,
    expected: Type.String(),
    actual: Type.String(),
    evidence: Type.Array(Name, { description: 'Ids of journal events.' }),
    assumption: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'Id of the assumption that keeps this verdict from being worse than `warn`.',
      }),
    ),
  },
  { $id: 'check' },
)
export type ReportCheck = Static<typeof ReportCheck>

export const ReportScenario = Type.Object(
  {
    id: Type.String({ minLength: 1, description: 'Official number of the scenario.' }),
    suite: Type.String({
      description: 'Chapter; empty for a scenario that this version of the bench does not know.',
    }),
    requirements: Names,
    title: Name,
    verdict: Verdict,
    durationMs: Milliseconds,
    checks: Type.Array(ReportCheck),
    section: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String({ description: 'Why there is no automatic verdict.' })),
  },
  { $id: 'scenario' },
)
export type ReportScenario = Static<typeof ReportScenario>

export const ReportCorrection = Type.Object(
  {
    requirement: Name,
    couloirs: Names,
    date: Type.String({ format: 'date' }),
    dateIs: Type.Enum(['published', 'read'], {
      description: 'Whether the date is that of the answer or, for an undated page, that of its reading.',
    }),
    source: Name,
    what: Name,
  },
  { $id: 'correction' },
)
export type ReportCorrection = Static<typeof ReportCorrection>

export const ReportSummary = closed(
  {
    pass: Count,
    fail: Count,
    warn: Count,
    inconclusive: Count,
    notApplicable: Count,
    attested: Count,
    external: Count,
  },
  { description: 'Number of scenarios by verdict.' },
)
export type ReportSummary = Static<typeof ReportSummary>

export const Report = Type.Object({
  run: Type.Object({
    id: Name,
    startedAt: Type.String({ format: 'date-time' }),
    durationMs: Milliseconds,
    benchVersion: Name,
    product: Type.Object({ name: Type.String(), version: Type.String() }),
    couloirs: Names,
    vagues: Type.Array(Type.Integer({ minimum: 1 })),
    defects: Type.Optional(
      Type.Array(Name, {
        description: 'Defects switched on in the reference product; empty for any other product.',
      }),
    ),
  }),
  summary: ReportSummary,
  scenarios: Type.Array(ReportScenario),
  corrections: Type.Optional(
    Type.Array(ReportCorrection, {
      description: 'Requirements of this run that an official answer changed after their document.',
    }),
  ),
  verdict: Type.Optional(
    told(Verdict, 'Verdict of the run: the first of the precedence list found among its scenarios.'),
  ),
  lang: Type.Optional(told(Lang, 'Language of the sentences.')),
  journal: Type.Optional(
    Type.Object({
      head: Type.String({ description: 'Hash of the last line of the journal.' }),
      events: Count,
      complete: Type.Boolean({ description: 'Whether the journal ends with a complete run.' }),
    }),
  ),
})
/** The content of `report.json`. */
export type Report = Static<typeof Report>

const { plain, definitions } = documentOf('#/$defs/', {
  verdict: Verdict,
  scenario: ReportScenario,
  check: ReportCheck,
  correction: ReportCorrection,
})

/** The contract of `report.json`. */
export const reportDocument = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:banc-segur:schema:report',
  title: 'report.json',
  description:
    'A finished run: every scenario with its verdict, its checks and pointers to their evidence. Fields may be added by later versions; those listed here stay.',
  ...plain(Report),
  $defs: definitions,
}
