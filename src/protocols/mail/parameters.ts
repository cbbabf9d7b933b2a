/** A structured header value: its main word and its parameters by lower-case name (RFC 2045 §5.1). */
export interface Parameterised {
  readonly value: string
  readonly parameters: readonly (readonly [name: string, value: string])[]
}

const parameter = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/gy

/** Reads `text/plain; charset="utf-8"`; what cannot be read as a parameter ends the list. */
export const parameterised = (text: string): Parameterised => {
  // Comments are allowed between words; nobody puts information there.
  const bare = text.replace(/\((?:[^()\\"]|\\.)*\)\s*(?=;|$)/g, '')
  const stop = bare.indexOf(';')
  const value = (stop < 0 ? bare : bare.slice(0, stop)).trim()
  const parameters: [string, string][] = []
  if (stop >= 0) {
    parameter.lastIndex = stop
    for (let found = parameter.exec(bare); found !== null; found = parameter.exec(bare)) {
      const [, name = '', quoted, token = ''] = found
      parameters.push([name.toLowerCase(), quoted === undefined ? token : quoted.replace(/\\(.)/g, '$1')])
      while (/\s/.test(bare[parameter.lastIndex] ?? '')) parameter.lastIndex += 1
    }
  }
  return { value, parameters }
}
