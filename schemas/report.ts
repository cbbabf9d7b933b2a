import { firstDepartureFrom } from './first-departure.ts'
import { type Reader, readerOf } from './read.ts'
import type { Report } from './report/report.ts'
import contract from './report.schema.json' with { type: 'json' }
import type { Text } from './text.ts'

/** Reads report.json as its contract describes it; what is wrong with another is told in a sentence. */
export const reportFrom: Reader<Report, Text> = readerOf(firstDepartureFrom(contract))
