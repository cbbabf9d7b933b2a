import type { Format } from './format.ts'

/** A value as one item of an indented array. */
export const jsonItem = (value: unknown): string => `  ${JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')}`

/** The array of `schemas/validate.schema.json`, written item by item. */
export const jsonFormat: Format = {
  open: '[\n',
  between: ',\n',
  file: jsonItem,
  close: () => '\n]\n',
}
