/** Axes of XPath 2 without `namespace`. */
export const axes = [
  'child',
  'attribute',
  'self',
  'parent',
  'descendant',
  'descendant-or-self',
  'ancestor',
  'ancestor-or-self',
  'following-sibling',
  'preceding-sibling',
  'following',
  'preceding',
] as const

export type Axis = (typeof axes)[number]

/** A node test; names are still as written, prefixes are resolved by the compiler. */
export type NodeTest =
  | { readonly test: 'name'; readonly prefix: string; readonly local: string }
  /** `*` (both undefined), `prefix:*` or `*:local`. */
  | { readonly test: 'wildcard'; readonly prefix: string | undefined; readonly local: string | undefined }
  | { readonly test: 'node' | 'text' | 'comment' | 'element' | 'attribute' | 'document' }
  | { readonly test: 'instruction'; readonly target: string | undefined }

export interface AxisStep {
  readonly step: 'axis'
  readonly axis: Axis
  readonly test: NodeTest
  readonly predicates: readonly Expr[]
}

/** A step that is any other expression, e.g. `concat(@a, @b)` or `(a | b)[1]`. */
export interface ExpressionStep {
  readonly step: 'expression'
  readonly expr: Expr
}

export type Step = AxisStep | ExpressionStep

export const comparators = ['=', '!=', '<', '<=', '>', '>='] as const
export type Comparator = (typeof comparators)[number]

export type Arithmetic = '+' | '-' | '*' | 'div' | 'idiv' | 'mod'

/** An atomic type as written, e.g. `xs:integer`, with `optional` for a trailing `?`. */
export interface SingleType {
  readonly prefix: string
  readonly local: string
  readonly optional: boolean
}

export interface Binding {
  readonly variable: string
  readonly domain: Expr
}

export type Expr =
  | { readonly op: 'string'; readonly value: string }
  | { readonly op: 'number'; readonly value: number; readonly kind: 'integer' | 'decimal' | 'double' }
  | { readonly op: 'variable'; readonly name: string }
  | { readonly op: 'context' }
  | { readonly op: 'sequence'; readonly items: readonly Expr[] }
  | { readonly op: 'or' | 'and'; readonly left: Expr; readonly right: Expr }
  | { readonly op: 'general' | 'value'; readonly comparator: Comparator; readonly left: Expr; readonly right: Expr }
  | { readonly op: 'node'; readonly comparator: 'is' | '<<' | '>>'; readonly left: Expr; readonly right: Expr }
  | { readonly op: 'arithmetic'; readonly operator: Arithmetic; readonly left: Expr; readonly right: Expr }
  | { readonly op: 'negate'; readonly operand: Expr }
  | { readonly op: 'to'; readonly left: Expr; readonly right: Expr }
  | { readonly op: 'union' | 'intersect' | 'except'; readonly left: Expr; readonly right: Expr }
  /** `absolute` starts at the document node; a path has at least one step unless it is `/`. */
  | { readonly op: 'path'; readonly absolute: boolean; readonly steps: readonly Step[] }
  | { readonly op: 'filter'; readonly base: Expr; readonly predicates: readonly Expr[] }
  | { readonly op: 'if'; readonly condition: Expr; readonly then: Expr; readonly otherwise: Expr }
  | { readonly op: 'for'; readonly binding: Binding; readonly body: Expr }
  | { readonly op: 'some' | 'every'; readonly binding: Binding; readonly body: Expr }
  | { readonly op: 'call'; readonly prefix: string; readonly local: string; readonly args: readonly Expr[] }
  | { readonly op: 'cast' | 'castable'; readonly operand: Expr; readonly type: SingleType }
