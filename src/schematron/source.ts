/** An element of a schema after inclusion, with the place where it is written. */
export interface SchemaElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** Texts and elements in order; comments are gone. */
  readonly content: readonly (string | SchemaElement)[]
  readonly file: string
  readonly line: number
}

export const attributeOf = (element: SchemaElement, name: string): string | undefined => element.attributes.get(name)

export const childrenOf = (element: SchemaElement, ...names: readonly string[]): readonly SchemaElement[] =>
  element.content.filter((node): node is SchemaElement => typeof node !== 'string' && names.includes(node.name))

/** `file:line`, for a person to find the element. */
export const placeOf = (element: SchemaElement): string => `${element.file}:${element.line}`
