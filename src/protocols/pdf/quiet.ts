const nothing = (): void => undefined

let muted = 0
let log = console.log
let warn = console.warn

/**
 * Runs something while console.log and console.warn say nothing: the PDF library tells them of every damaged object, and
 * standard output belongs to the results. What the bench has to say is a finding.
 */
export const quietly = async <T>(run: () => T | Promise<T>): Promise<T> => {
  if (muted === 0) {
    ;({ log, warn } = console)
    console.log = nothing
    console.warn = nothing
  }
  muted += 1
  try {
    return await run()
  } finally {
    muted -= 1
    if (muted === 0) {
      console.log = log
      console.warn = warn
    }
  }
}
