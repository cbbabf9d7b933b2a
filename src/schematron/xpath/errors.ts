/**
 * An expression cannot be compiled: a syntax error, or something outside the subset. Raised at load, never at judging.
 * The Schematron loader adds file and line to it.
 */
export class XPathStaticError extends Error {
  override readonly name = 'XPathStaticError'
}

/**
 * What the reference processor raises while it evaluates: the judging of the rule set stops there and its verdict is
 * `aborted`. `code` is the error code of the W3C (XPTY0004, FORG0001, FODC0002…); the message words follow Saxon-HE
 * 9.9.
 */
export class XPathDynamicError extends Error {
  override readonly name = 'XPathDynamicError'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
