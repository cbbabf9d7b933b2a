/** `feed-names-the-author`, `feedNamesTheAuthor` or `Feed names the author` → its words. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9.]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())

export const kebab = (name: string): string => wordsOf(name).join('-')

export const camel = (name: string): string =>
  wordsOf(name)
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .replaceAll('.', '')

/** As a comment or a title starts: `Feed names the author`. */
export const sentence = (name: string): string => {
  const [first = '', ...rest] = wordsOf(name)
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ')
}
