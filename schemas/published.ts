import { configDocument } from './config/config.ts'
import { journalEventDocument } from './journal/event.ts'
import { pilotDocument } from './pilot/openapi.ts'
import { reportDocument } from './report/report.ts'
import { validateDocument } from './validate/validate.ts'

/** The files that the package publishes under `schemas/`, by name: what other programs read of our contracts. */
export const published: Readonly<Record<string, object>> = {
  'pilot.openapi.json': pilotDocument,
  'config.schema.json': configDocument,
  'journal-event.schema.json': journalEventDocument,
  'report.schema.json': reportDocument,
  'validate.schema.json': validateDocument,
}
