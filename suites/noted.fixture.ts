import { type JournalDraft, journal } from './testkit.ts'

/** The start of a scenario in a run whose service says which words it may note; a recording of before does not. */
export const noting = (scenario: string, service: string): JournalDraft =>
  journal(scenario).ofRun('service.started', {
    service,
    url: 'https://127.0.0.1:8443',
    assumptions: [],
    faults: [],
    notes: [],
  })
