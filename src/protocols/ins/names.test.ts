import { describe, expect, test } from 'vitest'
import fc from '../../bench/property.fixture.ts'
import { firstGivenNameFits } from './first-given-name.ts'
import { birthNameProblems, findsName, givenNameProblems, insiLetters, searchKey } from './names.ts'

describe('the letters of INSi', () => {
  test.each([
    ['Cœur', 'COEUR'],
    ['d’Æion', "D'AEION"],
    ['  françois   xavier ', 'FRANCOIS XAVIER'],
    ['Müller–Straße', 'MULLER-STRASSE'],
    ['MARTIN--DUPONT', 'MARTIN--DUPONT'],
  ])('%s is written %s', (typed, written) => expect(insiLetters(typed)).toBe(written))

  test('are a fixed point for every character there is', () => {
    for (let code = 0; code < 0x110000; code += 1) {
      if (code === 0xd800) code = 0xe000
      const written = insiLetters(`A${String.fromCodePoint(code)}B`)
      if (insiLetters(written) !== written || /[a-zàâçéèêëîïôûùüÿœæŒÆ]/.test(written)) {
        expect.fail(`U+${code.toString(16)} is written ${written}`)
      }
    }
  })

  test('are a fixed point, and hold no lower case, accent or ligature', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = insiLetters(text)
        expect(insiLetters(written)).toBe(written)
        expect(written).not.toMatch(/[a-zàâçéèêëîïôûùüÿœæŒÆ]/)
      }),
    )
  })
})

describe('an earlier record is found', () => {
  test.each([
    ['DUPONT-MARTIN', 'DUPONT MARTIN'],
    ['JEAN PIERRE', 'JEAN-PIERRE'],
    ['DUPONT--MARTIN', 'DUPONT MARTIN'],
    ["D'ARTAGNAN", 'DARTAGNAN'],
    ['LEÇONTE', 'LECONTE'],
    ['Cœur', 'COEUR'],
  ])('by %s, when it says %s', (typed, recorded) => expect(findsName(typed, recorded)).toBe(true))

  test('by its first letters when the search is partial, and never by nothing', () => {
    expect(findsName('Adrtr', 'ADRTROIS', { partial: true })).toBe(true)
    expect(findsName('Adrtr', 'ADRTROIS')).toBe(false)
    expect(findsName(" -'", 'ADRTROIS', { partial: true })).toBe(false)
  })

  test('whatever punctuation stands between the letters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A', 'É', 'Ç', 'Œ'), { minLength: 1 }),
        fc.constantFrom('-', '--', "'", ' ', '’'),
        (letters, mark) => {
          expect(searchKey(letters.join(mark))).toBe(searchKey(letters.join('')))
        },
      ),
    )
  })
})

describe('the lexical rules', () => {
  test.each([
    ["D'ARTAGNAN DE L'HERAULT", []],
    ['MARTIN--DUPONT', []],
    ["'T SERCLAES", []],
    ['', ['empty']],
    ['Dupont', ['characters']],
    ['CŒUR', ['characters']],
    ['-DUPONT', ['first-character']],
    ['DU  PONT', ['doubled-space-or-apostrophe']],
    ["D' ARTAGNAN", ['doubled-space-or-apostrophe']],
    ['A---B', ['triple-hyphen']],
  ])('birth name %j: %j', (name, found) => expect(birthNameProblems(name)).toEqual(found))

  test.each([
    ['PIERRE-ALAIN MURIEL', []],
    ['JEAN--PIERRE', ['double-hyphen']],
    ['JEAN-', ['last-character']],
    ["JEAN'", ['last-character']],
  ])('given name %j: %j', (name, found) => expect(givenNameProblems(name)).toEqual(found))
})

describe('the first given name fits the list', () => {
  test.each([
    ['PIERRE-ALAIN', 'PIERRE-ALAIN MURIEL FLORIANT', true],
    ['PIERRE ALAIN', 'PIERRE-ALAIN MURIEL FLORIANT', true],
    ['PIERRE', 'PIERRE-ALAIN MURIEL', true],
    ['MURIEL', 'PIERRE-ALAIN MURIEL', false],
    ['PIER', 'PIERRE-ALAIN', false],
    ['', 'PIERRE', false],
    ['PIERRE PAUL', 'PIERRE', false],
  ])('%j in %j: %j', (first, list, fits) => expect(firstGivenNameFits(first, list)).toBe(fits))
})
