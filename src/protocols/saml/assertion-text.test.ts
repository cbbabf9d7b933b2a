import { expect, test } from 'vitest'
import { assertionTexts } from './assertion-text.ts'
import { saml2 } from './names.ts'

test('an assertion is cut out as it is written, with the namespaces that it inherits', () => {
  const inside = `<s:Assertion ID="a">\r\n  <b x='&lt;"'/><!-- é --></s:Assertion>`
  const message = `<?xml version="1.0"?>\n<e xmlns="urn:e" xmlns:s="${saml2}" xmlns:q="a&amp;b">\r\n<h>${inside}</h></e>`
  expect(assertionTexts(message)).toEqual([
    `<message xmlns="urn:e" xmlns:s="${saml2}" xmlns:q="a&amp;b">${inside}</message>`,
  ])
  expect(assertionTexts(Buffer.from(message))).toEqual(assertionTexts(message))
})

test('every assertion is found: beside, nested, empty; and none in what is not XML', () => {
  const one = `<Assertion xmlns="${saml2}"/>`
  expect(assertionTexts(`<a>${one}${one}</a>`)).toHaveLength(2)
  expect(assertionTexts(`<Assertion xmlns="${saml2}"><Assertion/></Assertion>`)).toHaveLength(2)
  expect(assertionTexts('<a>')).toEqual([])
  expect(assertionTexts('<!DOCTYPE a><a/>')).toEqual([])
  expect(assertionTexts('<Assertion/>')).toEqual([])
})

test('wherever it stands, across any boundary of what the parser is given at once', () => {
  const inside = `<s:Assertion xmlns:s="${saml2}"><b>é\r\n</b></s:Assertion>`
  for (let before = 65_480; before < 65_560; before++) {
    const [text] = assertionTexts(`<a>${'x\r\n'.repeat(10)}${'x'.repeat(before)}${inside}</a>`)
    expect(text).toBe(`<message>${inside}</message>`)
  }
})
