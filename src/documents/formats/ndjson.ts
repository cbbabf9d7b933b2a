import type { Format } from './format.ts'

/** Each file on a line of its own: what the array of `json` holds, for as many files as there are. */
export const ndjsonFormat: Format = {
  open: '',
  between: '',
  file: (result) => `${JSON.stringify(result)}\n`,
  close: () => '',
}
