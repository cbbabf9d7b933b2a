import type { MissingInclude } from './include.ts'
import type { DocumentLibrary } from './xpath/library.ts'
import type { Test } from './xpath/operand.ts'
import type { Runtime } from './xpath/runtime.ts'
import type { Vocabulary } from './xpath/vocabulary.ts'

/** An assertion or a report, compiled. */
export interface CompiledCheck {
  readonly kind: 'assert' | 'report'
  readonly id: string | undefined
  readonly role: string | undefined
  readonly test: Test
  /** The expression as written. */
  readonly expression: string
  readonly file: string
  readonly line: number
  message(rt: Runtime, node: number): string
}

export interface CompiledRule {
  readonly id: string | undefined
  readonly context: string
  readonly file: string
  readonly line: number
  /** The nodes that the context matches, in document order. */
  select(rt: Runtime): readonly number[]
  readonly checks: readonly CompiledCheck[]
}

export interface CompiledPattern {
  readonly id: string | undefined
  readonly rules: readonly CompiledRule[]
}

/** A schema ready to judge. It belongs to the thread that compiled it and judges one document at a time. */
export interface CompiledRuleSet {
  /** Its path from the artefact root. */
  readonly path: string
  readonly title: string
  readonly version: string | undefined
  readonly patterns: readonly CompiledPattern[]
  readonly vocabulary: Vocabulary
  readonly library: DocumentLibrary
  /** All schema files that it is made of, by their paths from the artefact root. */
  readonly files: readonly string[]
  readonly missingIncludes: readonly MissingInclude[]
}

/** A failed assertion or a successful report. */
export interface SchematronFinding {
  /** The path of the node as the official reports print it. */
  readonly location: string
  /** The message with its values filled in and white space collapsed. */
  readonly text: string
  readonly role: string | undefined
  /** Where the element starts in the document; both count from 1. */
  readonly line: number
  readonly column: number
  /** The ids, as far as the schema gives any. */
  readonly pattern: string | undefined
  readonly rule: string | undefined
  readonly check: string | undefined
  readonly test: string
  /** `file:line` of the check in the artefacts. */
  readonly source: string
}

/**
 * The reference stops a rule set at the first dynamic error and says nothing else of the document; this does likewise.
 */
export interface Abort {
  /** The pattern and context of the rule, and where the expression is written. */
  readonly rule: string
  readonly source: string
  readonly location: string
  /** The error code of the W3C with the words of the reference, or `BANC-TIME-LIMIT`. */
  readonly code: string
  readonly message: string
}

export interface RuleSetVerdict {
  readonly rulesFired: number
  readonly failedAsserts: readonly SchematronFinding[]
  readonly successfulReports: readonly SchematronFinding[]
  readonly aborted: Abort | null
}
