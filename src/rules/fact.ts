import { locationOf, type PlacedElement } from './tree.ts'

/** Where something stands: `/` and 0 for the file as a whole. */
export interface Place {
  readonly location: string
  readonly line: number
  readonly column: number
}

/** A place, or the element that stands there: its path takes time, and is worked out for what is listed only. */
export type Where = Place | PlacedElement

export const wholeFile: Place = { location: '/', line: 0, column: 0 }

/** The place of an element, or a place as it is. */
export const placeOf = (where: Where): Place =>
  'location' in where ? where : { location: locationOf(where), line: where.line, column: where.column }

/** A fact that a rule judges, and where it stands. */
export interface Fact<T> {
  readonly value: T
  readonly at: Where
}

export const fact = <T>(value: T, at: Where = wholeFile): Fact<T> => ({ value, at })
