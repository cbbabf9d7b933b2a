import type { ScenarioRecord } from '../../../src/run/record.ts'

/** One connection to the operator, as far as its dialogue tells it. */
export interface Dialogue {
  readonly id: string
  readonly lines: readonly string[]
  /** The fault that was selected when it was made. */
  readonly fault: string | undefined
}

/** Connections that brought a mail, then those that brought none. */
export const dialogues = (record: ScenarioRecord): readonly Dialogue[] => [
  ...record.mails('mss').map(({ id, dialogue, fault }) => ({ id, lines: dialogue, fault })),
  ...record
    .all('connection.failed')
    .filter(({ data }) => data.service === 'mss')
    .map(({ id, data }) => ({ id, lines: data.dialogue ?? [], fault: data.fault })),
]

/** The command of a line of the client, in capitals. */
export const command = (line: string): string | undefined => /^C: ([A-Z]+)/i.exec(line)?.[1]?.toUpperCase()

/** A login or a message before STARTTLS, even one that the operator refused. */
export const speaksInClear = (lines: readonly string[]): boolean => {
  const commands = lines.map(command)
  const secured = commands.indexOf('STARTTLS')
  return commands.some((name, at) => (name === 'AUTH' || name === 'MAIL') && (secured < 0 || at < secured))
}
