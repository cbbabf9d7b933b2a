import { describe, expect, test } from 'vitest'
import { readPlaced } from '../../xml/placed.ts'
import { temporaryFolder, written } from '../package/package.fixture.ts'
import { cdaSchema, openXsd } from './judge.ts'
import { complaintOf } from './message.ts'

const cda = '{urn:hl7-org:v3}'
const told = (message: string) => complaintOf({ line: 7, message }).message

describe('what libxml2 says of a schema is told in French', () => {
  test.each([
    [
      `Element '${cda}id': This element is not expected. Expected is ( ${cda}code ).`,
      "« id » n'est pas attendu ici. Attendu : code.",
    ],
    [`Element '${cda}id': This element is not expected.`, "« id » n'est pas attendu ici : plus rien ne peut suivre."],
    [
      `Element '${cda}entry': Missing child element(s). Expected is one of ( ${cda}act, ${cda}observation ).`,
      "« entry » est incomplet. Il lui manque l'un de : act, observation.",
    ],
    [
      `Element '${cda}act': The attribute 'moodCode' is required but missing.`,
      "« act » n'a pas l'attribut obligatoire « moodCode ».",
    ],
    [
      `Element '${cda}act', attribute 'x': The attribute 'x' is not allowed.`,
      "l'attribut « x » de « act » n'est pas permis ici.",
    ],
    [
      `Element '${cda}act', attribute 'moodCode': [facet 'enumeration'] The value 'Z' is not an element of the set {'EVN', 'INT'}.`,
      "l'attribut « moodCode » de « act » vaut « Z », attendu l’un de : 'EVN', 'INT'.",
    ],
    [
      `Element '${cda}value', attribute 'value': 'abc' is not a valid value of the union type '${cda}real'.`,
      "l'attribut « value » de « value » vaut « abc », qui n’est pas une valeur du type real.",
    ],
    [
      `Element '${cda}realmCode': Character content is not allowed, because the content type is empty.`,
      '« realmCode » doit être vide : il a du texte.',
    ],
  ])('%s', (message, sentence) => {
    expect(told(message).fr).toContain(`Schéma : ${sentence}`)
    expect(told(message).en).toMatch(/^The schema does not accept it\. Element '/)
    expect(told(message).en).not.toContain('urn:')
  })

  test('a sentence that is not known is given as it is, introduced', () => {
    expect(told('Something else.').fr).toBe("Le schéma n'accepte pas ce document. Something else.")
  })

  test('a pattern keeps its quantifiers', () => {
    const message = `Element '${cda}time', attribute 'value': [facet 'pattern'] The value '2026-03-01' is not accepted by the pattern '[0-9]{1,8}'.`
    expect(told(message).fr).toContain(
      '« 2026-03-01 », qui n’a pas la forme [0-9]{1,8}. Une date s’écrit AAAAMMJJhhmmss',
    )
  })
})

describe('the usual cause is named beside', () => {
  test.each([
    [`Element '${cda}value': The type definition is abstract.`, 'xsi:type="PQ"'],
    [`Element '${cda}id': This element is not expected. Expected is ( ${cda}code ).`, 'dans l’ordre'],
    [`Element 'title': This element is not expected. Expected is ( ${cda}title ).`, 'xmlns=""'],
    [`Element '{urn:x}title': This element is not expected. Expected is ( ${cda}title ).`, 'un autre espace de noms'],
    [
      `Element '${cda}code', attribute 'codeSystem': 'LOINC' is not a valid value of the union type '${cda}uid'.`,
      'un OID',
    ],
    [
      `Element '${cda}value', attribute 'unit': The attribute 'unit' is not allowed.`,
      'un PQ une quantité et son unité',
    ],
  ])('%s', (message, hint) => expect(told(message).fr).toContain(hint))

  test('and none where no cause is usual', () => {
    expect(told(`Element '${cda}act': The attribute 'moodCode' is required but missing.`).fr).toMatch(/« moodCode »\.$/)
  })
})

/** An abstract value and one type for it, as those of a CDA are. */
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:hl7-org:v3"
  targetNamespace="urn:hl7-org:v3" elementFormDefault="qualified">
  <xs:complexType name="ANY" abstract="true"/>
  <xs:complexType name="PQ"><xs:complexContent><xs:extension base="ANY"><xs:attribute name="value"/></xs:extension></xs:complexContent></xs:complexType>
  <xs:element name="ClinicalDocument"><xs:complexType><xs:sequence><xs:element name="value" type="ANY"/></xs:sequence></xs:complexType></xs:element>
</xs:schema>`

describe('an xsi:type', () => {
  const messages = async (value: string): Promise<readonly string[]> => {
    const xml = `<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${value}</ClinicalDocument>`
    const read = readPlaced(xml)
    if ('problem' in read) throw read.problem
    const judge = openXsd(written(temporaryFolder(), { [cdaSchema]: schema }))
    const found = await judge(new TextEncoder().encode(xml), read.root, 'fr')
    return found.flatMap(({ findings }) => findings.map(({ message }) => message))
  }

  test.each(['PQ', ' PQ ', '\n\tPQ', 'PQ '])(
    'is accepted as %j: blanks around a QName are no part of it',
    async (type) => {
      expect(await messages(`<value xsi:type="${type}" value="1"/>`)).toEqual([])
    },
  )

  test('that is missing is what the message hints at', async () => {
    expect(await messages('<value/>')).toEqual([expect.stringContaining('Il lui manque sans doute son xsi:type')])
  })

  test('with blanks and of no known type is refused all the same', async () => {
    expect(await messages('<value xsi:type=" XX " value="1"/>')).toContainEqual(expect.stringContaining('« XX »'))
  })
})
