/** Writes one JSON document on standard output: with `--format json` nothing else goes there. */
export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Lines of cells in columns as wide as their widest cell. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** Writes pieces on standard output and waits until a slow reader has taken them: what is written is not kept. */
export const writeAll = async (...pieces: readonly string[]): Promise<void> => {
  for (const piece of pieces) {
    if (piece !== '' && !process.stdout.write(piece) && process.stdout.writable) {
      await new Promise<void>((resolve) => {
        process.stdout.once('drain', resolve)
        process.stdout.once('close', resolve)
      })
    }
  }
}
