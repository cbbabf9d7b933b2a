import { fact } from '../fact.ts'
import { type RuleSet, rule } from '../rule.ts'

const clause = 'CI-SIS, volet Structuration minimale ; XML 1.0, 2.8'
const atStart = { location: '/', line: 1, column: 1 }

/** The declaration of a text of one byte a character, which all that is not UTF-16 starts by. */
const declarationOf = (bytes: Uint8Array): string | undefined =>
  /^(?:\xef\xbb\xbf)?(<\?xml\s[^>]*\?>)/.exec(Buffer.from(bytes.subarray(0, 400)).toString('latin1'))?.[1]

const isUtf16 = ([a, b]: Uint8Array): boolean =>
  (a === 0xfe && b === 0xff) || (a === 0xff && b === 0xfe) || (a === 0 && b === 0x3c) || (a === 0x3c && b === 0)

const encodingOf = (bytes: Uint8Array): string =>
  isUtf16(bytes) ? 'UTF-16' : (/encoding\s*=\s*["']([^"']+)/.exec(declarationOf(bytes) ?? '')?.[1] ?? 'UTF-8')

/** How the bytes of a CDA are written, which its elements do not tell. */
export const cdaBytesRules: RuleSet<Uint8Array> = {
  name: 'banc/cda-octets',
  version: '1',
  rules: [
    rule<Uint8Array, Uint8Array>({
      id: 'cda.utf-8',
      clause,
      severity: 'warning',
      title: { fr: 'Le CDA est en UTF-8', en: 'The CDA is in UTF-8' },
      facts: (bytes) => [fact(bytes, atStart)],
      judge: (bytes) => {
        const encoding = encodingOf(bytes)
        return /^utf-?8$/i.test(encoding)
          ? undefined
          : { fr: `Le CDA est en ${encoding}, attendu UTF-8.`, en: `The CDA is in ${encoding}, expected UTF-8.` }
      },
    }),
    rule<Uint8Array, Uint8Array>({
      id: 'cda.prolog',
      clause,
      severity: 'warning',
      title: { fr: 'Le CDA commence par une déclaration XML', en: 'The CDA starts with an XML declaration' },
      facts: (bytes) => (isUtf16(bytes) ? [] : [fact(bytes, atStart)]),
      judge: (bytes) =>
        declarationOf(bytes) === undefined
          ? {
              fr: 'Le CDA n’a pas de prologue (<?xml version="1.0" encoding="UTF-8"?>).',
              en: 'The CDA has no prolog (<?xml version="1.0" encoding="UTF-8"?>).',
            }
          : undefined,
    }),
  ],
}
