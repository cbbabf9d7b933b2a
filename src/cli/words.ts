import type { Verdict } from '../model/verdict.ts'

/** A sign for each verdict that does not need colour. */
export const signs: Readonly<Record<Verdict, string>> = {
  pass: '✔',
  fail: '✘',
  warn: '▲',
  inconclusive: '?',
  attested: '✎',
  external: '↗',
  'not-applicable': '–',
}

/** Seconds with one decimal, in the language's own notation. */
export const seconds = (ms: number, lang: 'fr' | 'en'): string =>
  `${(ms / 1000).toLocaleString(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`
