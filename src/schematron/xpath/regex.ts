import { XPathDynamicError } from './errors.ts'

const invalid = (pattern: string, why: string): XPathDynamicError =>
  new XPathDynamicError('FORX0002', `Error in regular expression "${pattern}": ${why}`)

/** What a one-letter class matches, as the inside of a class of JavaScript's `v` mode (XML Schema part 2, F.1.1). */
const classes: Readonly<Record<string, string>> = {
  d: String.raw`\p{Nd}`,
  D: String.raw`\P{Nd}`,
  s: String.raw` \t\n\r`,
  S: String.raw`[^ \t\n\r]`,
  w: String.raw`[^\p{P}\p{Z}\p{C}]`,
  W: String.raw`\p{P}\p{Z}\p{C}`,
  i: String.raw`\p{L}\p{Nl}_:`,
  I: String.raw`[^\p{L}\p{Nl}_:]`,
  c: String.raw`\p{L}\p{Nl}\p{Nd}\p{M}_:.\-·`,
  C: String.raw`[^\p{L}\p{Nl}\p{Nd}\p{M}_:.\-·]`,
}

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

const literal = (character: string): string =>
  /^[\p{L}\p{N}_]$/u.test(character) && character < '\u0080'
    ? character
    : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/** Turns the regular expressions of XPath into those of JavaScript, reading from left to right. */
class Translation {
  readonly #pattern: string
  readonly #characters: readonly string[]
  readonly #flags: string
  #at = 0
  #groups = 0

  constructor(pattern: string, flags: string) {
    this.#pattern = pattern
    this.#characters = [...pattern]
    this.#flags = flags
  }

  run(): string {
    let out = ''
    while (this.#at < this.#characters.length) out += this.#atom()
    return out
  }

  #peek(): string {
    return this.#characters[this.#at] ?? ''
  }

  #fail(why: string): never {
    throw invalid(this.#pattern, why)
  }

  #atom(): string {
    const character = this.#characters[this.#at++] ?? ''
    if (this.#flags.includes('x') && /[ \t\n\r]/.test(character)) return ''
    switch (character) {
      case '\\':
        return this.#escape()
      case '[':
        return this.#class()
      case '.':
        return this.#flags.includes('s') ? String.raw`[\s\S]` : String.raw`[^\n\r]`
      case '^':
      case '$':
        // JavaScript knows no quantifier on an anchor, XPath does.
        return /[?*+{]/.test(this.#peek()) ? `(?:${character})` : character
      case '(':
        if (this.#peek() === '?') this.#at += 2
        else this.#groups++
        return this.#characters[this.#at - 1] === ':' && this.#characters[this.#at - 2] === '?' ? '(?:' : '('
      case ')':
      case '|':
      case '?':
      case '*':
      case '+':
        return character
      case '{':
        return this.#quantity()
      case ']':
      case '}':
        return this.#fail(`'${character}' stands alone`)
      default:
        return literal(character)
    }
  }

  #quantity(): string {
    const rest = this.#characters.slice(this.#at).join('')
    const found = /^\d+(?:,\d*)?\}/.exec(rest)?.[0]
    if (found === undefined) this.#fail('a quantity is not well formed')
    this.#at += found.length
    return `{${found}`
  }

  #escape(): string {
    const character = this.#characters[this.#at++] ?? this.#fail('it ends with a backslash')
    if (/[1-9]/.test(character)) {
      if (Number(character) > this.#groups) this.#fail(`there is no group ${character}`)
      return `(?:\\${character})`
    }
    return `[${this.#escaped(character)}]`
  }

  /** An escape as part of a class. */
  #escaped(character: string): string {
    const known = classes[character]
    if (known !== undefined) return known
    if (character === 'p' || character === 'P') return this.#property(character)
    const control = controls[character]
    if (control !== undefined) return literal(control)
    if (!/[\\|.?*+(){}\-[\]^$]/.test(character)) this.#fail(`the escape \\${character} is not known`)
    return literal(character)
  }

  #property(letter: 'p' | 'P'): string {
    const rest = this.#characters.slice(this.#at).join('')
    const found = /^\{([A-Z][a-z]?)\}/.exec(rest)
    if (found === null) this.#fail('a property of characters is not supported')
    this.#at += found[0].length
    return `\\${letter}{${found[1]}}`
  }

  #class(): string {
    const negative = this.#peek() === '^'
    if (negative) this.#at++
    let inside = ''
    for (;;) {
      const character = this.#characters[this.#at++] ?? this.#fail('a class is not closed')
      if (character === ']') {
        if (inside === '') this.#fail('a class is empty')
        return negative ? `[^${inside}]` : `[${inside}]`
      }
      if (character === '-' && this.#peek() === '[') {
        this.#at++
        const minus = this.#class()
        if (this.#characters[this.#at++] !== ']') this.#fail('a subtraction does not end its class')
        return `[${negative ? `[^${inside}]` : `[${inside}]`}--${minus}]`
      }
      inside += this.#classItem(character)
    }
  }

  #classItem(character: string): string {
    const isEscape = character === '\\'
    const first = isEscape ? this.#escaped(this.#characters[this.#at++] ?? '') : literal(character)
    const isSingle = /^(?:\\u\{[0-9a-f]+\}|\w)$/.test(first)
    const after = this.#characters[this.#at + 1]
    if (!isSingle || this.#peek() !== '-' || after === undefined || after === ']' || after === '[') return first
    this.#at += 2
    const last = after === '\\' ? this.#escaped(this.#characters[this.#at++] ?? '') : literal(after)
    return `${first}-${last}`
  }
}

/** A regular expression ready for what is asked of it. */
export interface CompiledRegex {
  readonly once: RegExp
  /** For all matches; its position is reset by who uses it. */
  readonly all: RegExp
  readonly matchesNothing: boolean
  /** How many groups it has. */
  readonly groups: number
}

const compiled = new Map<string, CompiledRegex>()

/**
 * The JavaScript form of a regular expression of XPath 2 (XML Schema's, with `^`, `$`, reluctant quantifiers,
 * back-references and the flags s, m, i, x).
 * @throws XPathDynamicError FORX0001 for unknown flags, FORX0002 for a bad expression
 */
export const compileRegex = (pattern: string, flags: string): CompiledRegex => {
  const key = `${flags}/${pattern}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  if (!/^[smix]*$/.test(flags)) throw new XPathDynamicError('FORX0001', `Invalid flags "${flags}"`)
  const source = new Translation(pattern, flags).run()
  const kept = `v${flags.includes('i') ? 'i' : ''}${flags.includes('m') ? 'm' : ''}`
  try {
    const once = new RegExp(source, kept)
    const groups = (new RegExp(`${source}|`, kept).exec('')?.length ?? 1) - 1
    const regex = { once, all: new RegExp(source, `${kept}g`), matchesNothing: once.test(''), groups }
    // Expressions may be computed from a document: the memory of them is bounded.
    if (compiled.size > 2000) compiled.clear()
    compiled.set(key, regex)
    return regex
  } catch {
    throw invalid(pattern, 'it cannot be read')
  }
}
