import type { Runtime } from './runtime.ts'
import type { GroupOf } from './siblings.ts'

/**
 * An atomic value; its XPath type is known when the expression is compiled. A QName is `{uri}local`, a dateTime
 * milliseconds.
 */
export type Value = string | number | boolean

export type AtomKind =
  | 'string'
  | 'untyped'
  | 'anyURI'
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'double'
  | 'QName'
  | 'dateTime'

/** A compiled expression that answers yes or no at a node of the runtime's current document. */
export type Test = (rt: Runtime, node: number) => boolean

/** Is given one node after the other, with the runtime's document being that of the node; answers true to stop. */
export type NodeSink = Test

/** The sink of who only asks whether there is a node: known by identity, so that loops can do without the call. */
export const stopAtFirst: NodeSink = () => true

/** Is given one value after the other; answers true to stop. */
export type ValueSink = (rt: Runtime, value: Value) => boolean

/** A compiled expression that gives one value, or none. */
export type Item = (rt: Runtime, node: number) => Value | undefined

/** What the value of an expression can change with. None: it is the same for every document that is judged. */
export const depends = { onNothing: 0, onFocus: 1, onPosition: 2, onVariable: 4, onDocument: 8 } as const

/**
 * A sequence of nodes. `visit` gives a function that hands every node to the sink until that answers true, and answers
 * whether it did: nothing is allocated to walk a path.
 */
export interface NodesOperand {
  readonly form: 'nodes'
  readonly depends: number
  /**
   * The nodes may be of another document than that of the context node: the runtime's document is switched for the
   * sink.
   */
  readonly away: boolean
  /** Whether `visit` keeps to the order of the sequence, and whether it never gives a node twice. */
  readonly ordered: boolean
  readonly unique: boolean
  visit(sink: NodeSink): Test
  /** Present when there is at most one node, in the document of the context node: its number or -1. */
  readonly single?: ((rt: Runtime, node: number) => number) | undefined
  /** Present for the attribute of a name of the context element and nothing more: the number of the name. */
  readonly attribute?: number | undefined
  /** Present when it is quicker to tell that there is a node than to visit one. */
  readonly exists?: Test | undefined
  /** Present for all other elements of the name of the one at hand under its parent: the group with it. */
  readonly siblings?: GroupOf | undefined
}

/** At most one atomic value. */
export interface AtomOperand {
  readonly form: 'atom'
  readonly kind: AtomKind
  readonly depends: number
  readonly item: Item
  /** Present when the value is known at load. */
  readonly constant?: Value | undefined
  /** There is always a value. */
  readonly always: boolean
}

/** Any number of atomic values of one type. */
export interface AtomsOperand {
  readonly form: 'atoms'
  readonly kind: AtomKind
  readonly depends: number
  each(sink: ValueSink): Test
}

/** Parts after each other, of any types. */
export interface SequenceOperand {
  readonly form: 'sequence'
  readonly depends: number
  readonly parts: readonly Operand[]
}

/** One of two, of different types. */
export interface ChoiceOperand {
  readonly form: 'choice'
  readonly depends: number
  readonly condition: Test
  readonly then: Operand
  readonly otherwise: Operand
}

/** A compiled expression before it is known what is asked of it. */
export type Operand = NodesOperand | AtomOperand | AtomsOperand | SequenceOperand | ChoiceOperand

export const atom = (kind: AtomKind, dependsOn: number, item: Item, always = true): AtomOperand => ({
  form: 'atom',
  kind,
  depends: dependsOn,
  item,
  always,
})

export const constant = (kind: AtomKind, value: Value): AtomOperand => ({
  form: 'atom',
  kind,
  depends: depends.onNothing,
  item: () => value,
  constant: value,
  always: true,
})

export const booleanOf = (dependsOn: number, test: Test): AtomOperand => atom('boolean', dependsOn, test)

export const empty: SequenceOperand = { form: 'sequence', depends: depends.onNothing, parts: [] }

export const dependsOfAll = (operands: readonly Operand[]): number =>
  operands.reduce((all, operand) => all | operand.depends, 0)

/** An operand whose value is the same wherever and whenever it is evaluated. */
export const isStable = (operand: Operand): boolean => operand.depends === depends.onNothing

/** An operand that can be evaluated before the context node is known. */
export const isFocusFree = (operand: Operand): boolean =>
  (operand.depends & (depends.onFocus | depends.onPosition)) === 0
