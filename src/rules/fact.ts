import { locationOf, type PlacedElement } from '../xml/placed.ts'

/** Where something stands: `/` and 0 for the file as a whole. */
export interface Place {
  readonly location: string
  readonly line: number
  readonly column: number
}

/** A place, the element that stands there, or how to find it: a place takes time, and is worked out for what is told only. */
export type Where = Place | PlacedElement | (() => Place)

export const wholeFile: Place = { location: '/', line: 0, column: 0 }

export const placeOf = (where: Where): Place => {
  if (typeof where === 'function') return where()
  return 'location' in where ? where : { location: locationOf(where), line: where.line, column: where.column }
}

/** A fact that a rule judges, and where it stands. */
export interface Fact<T> {
  readonly value: T
  readonly at: Where
}

export const fact = <T>(value: T, at: Where = wholeFile): Fact<T> => ({ value, at })
