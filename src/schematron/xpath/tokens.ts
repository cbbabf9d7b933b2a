import { XPathStaticError } from './errors.ts'
import { type Token, tokenize } from './lexer.ts'

const end: Token = { kind: 'end', text: '', at: 0 }

/** A cursor over the tokens of one expression. */
export class Tokens {
  readonly #tokens: readonly Token[]
  #index = 0

  constructor(source: string) {
    this.#tokens = tokenize(source)
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#index + ahead] ?? end
  }

  next(): Token {
    const token = this.peek()
    this.#index++
    return token
  }

  isSymbol(text: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'symbol' && token.text === text
  }

  isName(text: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'name' && token.text === text
  }

  takeSymbol(text: string): boolean {
    if (!this.isSymbol(text)) return false
    this.#index++
    return true
  }

  takeName(text: string): boolean {
    if (!this.isName(text)) return false
    this.#index++
    return true
  }

  /** Takes one of these symbols or names, when it stands here. */
  takeOne<T extends string>(texts: readonly T[]): T | undefined {
    const token = this.peek()
    const found = texts.find((text) => text === token.text && (token.kind === 'symbol' || token.kind === 'name'))
    if (found !== undefined) this.#index++
    return found
  }

  expectSymbol(text: string): void {
    if (!this.takeSymbol(text)) this.unexpected(`'${text}'`)
  }

  expectName(text: string): void {
    if (!this.takeName(text)) this.unexpected(`'${text}'`)
  }

  name(what: string): string {
    const token = this.peek()
    if (token.kind !== 'name') this.unexpected(what)
    this.#index++
    return token.text
  }

  unexpected(wanted: string): never {
    const { kind, text, at } = this.peek()
    throw new XPathStaticError(`${wanted} expected at ${at + 1}, found ${kind === 'end' ? 'the end' : `'${text}'`}`)
  }
}
