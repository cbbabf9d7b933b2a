import type { Verdict } from '../../src/model/verdict.ts'
import { type Html, html, trusted } from './markup.ts'

/** One shape per verdict, so that colour is never the only signal. 16 × 16, drawn in the current colour. */
const shapes: Readonly<Record<Verdict, string>> = {
  pass: '<circle cx="8" cy="8" r="7"/><path d="M4.6 8.3 7 10.6l4.4-5" class="l"/>',
  fail: '<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/><path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" class="l"/>',
  warn: '<path d="M8 1.2 15.4 14.4H.6z"/><path d="M8 6v4m0 1.7v.6" class="l"/>',
  inconclusive:
    '<rect x="1.2" y="1.2" width="13.6" height="13.6" rx="3"/><path d="M5.9 6.2c0-2.7 4.3-2.6 4.3-.1 0 1.7-2.1 1.6-2.1 3.4m0 1.9v.6" class="l"/>',
  attested: '<circle cx="8" cy="4.3" r="3.3"/><path d="M1.5 15c0-8.4 13-8.4 13 0z"/>',
  external: '<path d="M1 3.5h6v2H3v7.5h7.5v-4h2V15H1z"/><path d="M9 1h6v6h-2V4.4L7.7 9.7 6.3 8.3 11.6 3H9z"/>',
  'not-applicable': '<circle cx="8" cy="8" r="7"/><path d="M4.5 8h7" class="l"/>',
}

/** The drawings, once a page. */
export const sprite: Html = trusted(
  `<svg class="sprite" aria-hidden="true" focusable="false">${Object.entries(shapes)
    .map(([verdict, shape]) => `<symbol id="i-${verdict}" viewBox="0 0 16 16">${shape}</symbol>`)
    .join('')}</svg>`,
)

/** A verdict's drawing. It never stands without the verdict's name beside it. */
export const icon = (verdict: Verdict): Html =>
  html`<svg class="icon" aria-hidden="true" focusable="false"><use href="#i-${verdict}"/></svg>`
