// What a program that embeds the bench may use: the words of the recording, and the judging of a journal.
export type { EventData, EventOf, EventType, JournalEvent } from './model/event.ts'
export type { CheckResult, FinishedRun, Reporter, ScenarioResult } from './model/finished.ts'
export type { Capabilities, PilotAction, PilotActions } from './model/pilot.ts'
export { type Verdict, verdicts, worst } from './model/verdict.ts'
export { finish } from './run/finish.ts'
export { readJournal } from './run/read-journal.ts'
