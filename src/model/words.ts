/**
 * The faults that each service can be told to show, by its name. A mock adds its own, so that a scenario names a service
 * and a fault as data without seeing the mock, and a misspelt one does not compile.
 */
// biome-ignore lint/suspicious/noEmptyInterface: each mock adds its own line to it.
export interface FaultsOfServices {}

export type ServiceName = keyof FaultsOfServices & string

export type FaultOf<S extends ServiceName> = FaultsOfServices[S] & string

/** The assumptions that each service rests on, by its name: checks and rules name them, and each mock states its own. */
// biome-ignore lint/suspicious/noEmptyInterface: each mock adds its own line to it.
export interface AssumptionsOfServices {}

export type AssumptionId = AssumptionsOfServices[keyof AssumptionsOfServices] & string

/** The words that each service may note in an exchange, by its name: checks read them. */
// biome-ignore lint/suspicious/noEmptyInterface: each mock adds its own line to it.
export interface NotesOfServices {}

export type NoteId = NotesOfServices[keyof NotesOfServices] & string

/** The checks of each chapter, by its name: defects of the reference product say which of them they kill. */
// biome-ignore lint/suspicious/noEmptyInterface: each chapter adds its own line to it.
export interface ChecksOfChapters {}

export type CheckId = ChecksOfChapters[keyof ChecksOfChapters] & string
