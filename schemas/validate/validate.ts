import Type from 'typebox'
import { documentOf } from '../document.ts'
import { orNull, type Static } from '../shape.ts'
import { kinds, severities } from '../words.ts'

const Name = Type.String({ minLength: 1 })

export const Finding = Type.Object({
  rule: Type.String(),
  severity: Type.Enum(severities),
  location: Type.String({
    description:
      'XPath; inside a container the path of the part comes first: IHE_XDM.ZIP!/IHE_XDM/SUBSET01/DOC00001.XML#/ClinicalDocument.',
  }),
  line: Type.Integer({ minimum: 0, description: 'From 1; 0 when the place has no line.' }),
  message: Type.String(),
})

export const RuleSetResult = Type.Object(
  {
    name: Name,
    version: Type.String(),
    part: Type.Optional(
      Type.String({
        description: 'The part of a mail, archive or document that was judged; absent for the file itself.',
      }),
    ),
    because: Type.Optional(
      Type.String({
        description:
          'Why this rule set, or which of the volets and why: of the rule sets that a document chooses by what it says.',
      }),
    ),
    rulesFired: Type.Integer({ minimum: 0 }),
    aborted: orNull(Type.String({ description: 'Why the rule set stopped before its end; null when it ran through.' })),
    findings: Type.Array(Finding),
  },
  { $id: 'ruleSet' },
)

export const FileResult = Type.Object({
  file: Name,
  kind: Type.Enum(kinds),
  verdict: Type.Enum(['pass', 'fail', 'warn', 'inconclusive']),
  ruleSets: Type.Array(RuleSetResult),
  durationMs: Type.Number({ minimum: 0 }),
  sha256: Type.Optional(
    Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of the file that was read; in NDJSON only.' }),
  ),
  judgedBy: Type.Optional(
    Type.String({
      description:
        'A fingerprint of what judged the file: bench, package, language. In a results file (--resume) only.',
    }),
  ),
})

/** One element of `banc validate --format json`; results may carry more fields than the contract promises. */
export type FileResult = Static<typeof FileResult>
export type RuleSetResult = Static<typeof RuleSetResult>
export type Finding = Static<typeof Finding>

const { plain, definitions } = documentOf('#/$defs/', { ruleSet: RuleSetResult })

/** The contract of `banc validate --format json`. */
export const validateDocument = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:banc-segur:schema:validate',
  title: 'banc validate --format json',
  description:
    'One item per file, in the order in which they were read. Fields may be added by later versions; those listed here stay.',
  ...plain(Type.Array(FileResult)),
  $defs: definitions,
}
