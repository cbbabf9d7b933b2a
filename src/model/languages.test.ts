import { describe, expect, test } from 'vitest'
import { foreignWords, languageFaults } from './languages.fixture.ts'

describe('a word of the other language', () => {
  test.each([
    ['fr', 'le certificat is refusé', ['is']],
    ['fr', 'Accepted, 2 trouvés', ['Accepted']],
    ['en', 'the certificate est refused', ['est']],
    ['en', 'the date d’expiration', ['d’expiration']],
    ['en', 'the réponse of INSi', ['réponse']],
  ] as const)('in %s « %s » is found', (lang, text, found) => {
    expect(foreignWords(text, lang)).toEqual(found)
  })

  test.each([
    ['fr', 'la page dit « the body is missing » et "not found"'],
    ['fr', 'l’attribut the.body est absent de <file>, code IS'],
    ['en', 'the label is "Nom de naissance", the identity is récupérée by Pro Santé Connect'],
    ['en', 'INSi’s answer and the vendor’s file, urn:de:la:part'],
  ] as const)('in %s a quotation, a code or a name is none: %s', (lang, text) => {
    expect(foreignWords(text, lang)).toEqual([])
  })
})

describe('a text', () => {
  test('that says the same in both languages is untranslated', () => {
    expect(languageFaults({ fr: 'connexion', en: 'connexion' })).toHaveLength(1)
    expect(languageFaults({ fr: 'refused', en: 'refused' })).toHaveLength(2)
  })

  test.each([
    { fr: 'Page', en: 'Page' },
    { fr: 'HTTP', en: 'HTTP' },
    { fr: 'INS/va1.41.01 · 42', en: 'INS/va1.41.01 · 42' },
    { fr: 'S1 MARTIN Camille', en: 'S1 MARTIN Camille' },
  ])('that is a code, a name or a word of both needs no translation: $fr', (text) => {
    expect(languageFaults(text)).toEqual([])
  })

  test('that stands for both languages is a code or a value, never a sentence', () => {
    expect(languageFaults('refused')).toHaveLength(1)
    expect(languageFaults('il manque une clé')).toHaveLength(1)
    expect(languageFaults('1.2.250.1.213 (NIR) 109076322083489')).toEqual([])
  })
})
