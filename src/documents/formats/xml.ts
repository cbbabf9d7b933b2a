const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Text that XML 1.0 can carry: what it cannot hold (controls, lone surrogates) becomes U+FFFD. */
export const legalText = (text: string): string => text.toWellFormed().replace(forbidden, '\uFFFD')
