import { describe, expect, test } from 'vitest'
import { oneLine, ownLines, plainJson, plainMarkup } from './visible.ts'

const codes = [
  ...Array.from({ length: 0x20 }, (_, code) => code),
  0x7f,
  ...Array.from({ length: 0x20 }, (_, at) => 0x80 + at),
]
const marks = [
  0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
]
const all = [...codes, ...marks].map((code) => String.fromCharCode(code)).join('é')
const obeyed = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/

describe('what a terminal obeys', () => {
  test('never stands in one line, and each shows', () => {
    expect(oneLine(all)).not.toMatch(obeyed)
    expect(oneLine('a\u001B[31mb\u009Bc\u202Ed\ne\tf')).toBe('a␛[31mb⟨U+009B⟩c⟨U+202E⟩d␊e f')
  })

  test('stands in our own lines as line ends only', () => {
    expect(ownLines(`${all}\nb`).replaceAll('\n', '')).not.toMatch(obeyed)
    expect(ownLines('a\nb')).toBe('a\nb')
  })

  test('is written in JSON as an escape: the value is the same', () => {
    const json = JSON.stringify({ all, list: [all] }, null, 2)
    expect(plainJson(json).replaceAll('\n', '')).not.toMatch(obeyed)
    expect(JSON.parse(plainJson(json))).toEqual({ all, list: [all] })
  })

  test('is written in markup as a reference or a picture', () => {
    expect(plainMarkup(all).replaceAll(/[\n\t]/g, '')).not.toMatch(obeyed)
    expect(plainMarkup('<a>\u202E\u0085\r\n\u001B</a>')).toBe('<a>&#x202E;&#x0085;\n␛</a>')
  })
})

test('plain text is left as it is', () => {
  const text = 'Élise « ✔ » 你好 👩‍⚕️ – …'
  expect([oneLine(text), ownLines(text), plainJson(text), plainMarkup(text)]).toEqual([text, text, text, text])
})
