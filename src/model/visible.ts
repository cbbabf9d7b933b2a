// A file name, a document, a pilot, a product or a dossier may hold what a terminal obeys: escape sequences, line ends that
// forge a line of ours, marks that turn the reading order round.

/** C0 and DEL, C1, line and paragraph separators, and the marks that change the direction of text (UAX #9). */
const unsafe = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g

const codeOf = (character: string): string => character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')

/** The picture that Unicode has for a control (`␛`), else its number (`⟨U+202E⟩`). */
const picture = (character: string): string => {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '␡' : `⟨U+${codeOf(character)}⟩`
}

/** A text on one line, in which nothing is left that a terminal obeys. A tab is a space, every other control is shown. */
export const oneLine = (text: string): string =>
  text.replace(unsafe, (character) => (character === '\t' ? ' ' : picture(character)))

/** The same for text whose line ends are our own. */
export const ownLines = (text: string): string => text.split('\n').map(oneLine).join('\n')

/** JSON that says the same in characters that a terminal does not obey: its own escapes. */
export const plainJson = (json: string): string =>
  json.replace(unsafe, (character) => (character === '\n' ? '\n' : `\\u${codeOf(character).toLowerCase()}`))

/** HTML or XML that a parser reads alike: references instead of C1 and direction marks, pictures instead of C0. */
export const plainMarkup = (markup: string): string =>
  markup.replace(/\r\n?/g, '\n').replace(unsafe, (character) => {
    if (character === '\n' || character === '\t') return character
    return character < '\u0080' ? picture(character) : `&#x${codeOf(character)};`
  })
