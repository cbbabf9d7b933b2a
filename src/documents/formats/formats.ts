import type { Format, FormatName } from './format.ts'
import { jsonFormat } from './json.ts'
import { junitFormat } from './junit.ts'
import { ndjsonFormat } from './ndjson.ts'
import { svrlFormat } from './svrl.ts'
import { textFormat } from './text.ts'

export const formats: Readonly<Record<FormatName, Format>> = {
  text: textFormat,
  json: jsonFormat,
  ndjson: ndjsonFormat,
  junit: junitFormat,
  svrl: svrlFormat,
}
