import { oneLine, ownLines, plainJson, plainMarkup } from '../model/visible.ts'

// The only file of the command line that writes: nothing reaches a terminal but through it (see architecture.test.ts).

/** How a piece of standard output is written, so that what others wrote in it reaches no terminal raw. */
const plainly = { text: ownLines, json: plainJson, markup: plainMarkup }

/** What a piece of standard output is. */
export type Kind = keyof typeof plainly

/** Writes lines on standard output: each is one line there, whatever it holds. */
export const print = (...lines: readonly string[]): void => {
  for (const line of lines) process.stdout.write(`${oneLine(line)}\n`)
}

/** Writes lines on standard error. */
export const tell = (...lines: readonly string[]): void => {
  for (const line of lines) process.stderr.write(`${oneLine(line)}\n`)
}

/** Writes one JSON document on standard output: with `--format json` nothing else goes there. */
export const printJson = (value: unknown): void => {
  process.stdout.write(`${plainJson(JSON.stringify(value, null, 2))}\n`)
}

/** Lines of cells in columns as wide as their widest cell. */
export const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const plain = rows.map((row) => row.map(oneLine))
  const widths = plain.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  )
  return plain.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** Writes pieces of one kind on standard output and waits until a slow reader has taken them: what is written is not kept. */
export const writeAll = async (kind: Kind, ...pieces: readonly string[]): Promise<void> => {
  for (const piece of pieces) {
    if (piece !== '' && !process.stdout.write(plainly[kind](piece)) && process.stdout.writable) {
      await new Promise<void>((resolve) => {
        process.stdout.once('drain', resolve)
        process.stdout.once('close', resolve)
      })
    }
  }
}

/** What a bar of progress needs of standard error: a terminal shows it, anything else one line at the end. */
export interface ProgressStream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** Back to the start of the line, and away with what stands there: all that a bar may ask of a terminal. */
const movement = /^\r(?:\u001B\[K)?/

export const progressStream: ProgressStream = {
  get isTTY() {
    return process.stderr.isTTY
  },
  write: (text) => {
    const own = movement.exec(text)?.[0] ?? ''
    return process.stderr.write(`${own}${ownLines(text.slice(own.length))}`)
  },
}

/** Whoever reads the output may stop reading (`list | head`): that is no failure. */
export const onReaderGone = (act: () => void): void => {
  process.stdout.on('error', act)
}

/** Calls back once all that was written has left. */
export const onceWritten = (act: () => void): void => {
  process.stdout.write('', act)
}
