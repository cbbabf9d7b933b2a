/** The delimiters that MSH declares; French messages use the usual ones. */
export interface Separators {
  readonly field: string
  readonly component: string
  readonly repetition: string
  readonly escape: string
  readonly subcomponent: string
}

export const usualSeparators: Separators = {
  field: '|',
  component: '^',
  repetition: '~',
  escape: '\\',
  subcomponent: '&',
}

const codes: Readonly<Record<string, keyof Separators>> = {
  F: 'field',
  S: 'component',
  R: 'repetition',
  E: 'escape',
  T: 'subcomponent',
}

const quoted = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** The text behind the escape sequences of HL7 v2 (chapter 2.7): delimiters and hexadecimal data; others stay as written. */
export const unescaped = (text: string, separators: Separators): string => {
  if (!text.includes(separators.escape)) return text
  const mark = quoted(separators.escape)
  return text.replace(new RegExp(`${mark}([FSRET]|X(?:[0-9A-Fa-f]{2})+)${mark}`, 'g'), (whole, code: string) => {
    const known = codes[code]
    if (known !== undefined) return separators[known]
    return code.startsWith('X') ? Buffer.from(code.slice(1), 'hex').toString('utf8') : whole
  })
}

/** Text that may stand between the usual delimiters. A line break, which would end the segment, is written in hexadecimal. */
export const escaped = (text: string): string =>
  text.replace(/[|^~\\&\r\n]/g, (character) => {
    const code = Object.entries(codes).find(([, name]) => usualSeparators[name] === character)?.[0]
    return code === undefined ? `\\X${character === '\r' ? '0D' : '0A'}\\` : `\\${code}\\`
  })
