import { describe, expect, test } from 'vitest'
import { parseXml } from '../element.ts'
import { schemaProblems } from './check.ts'
import { compileSchema } from './compile.ts'

const schema = compileSchema(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:p">
  <xs:element name="Person">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="Name" type="xs:string"/>
        <xs:element name="Given" type="xs:string" minOccurs="0" maxOccurs="2"/>
        <xs:element name="Sex" type="Sex"/>
        <xs:element name="Extra" minOccurs="0"><xs:complexType><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
      </xs:sequence>
      <xs:attribute name="v" type="Version" use="required"/>
    </xs:complexType>
  </xs:element>
  <xs:simpleType name="Sex"><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{1}"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="Version"><xs:restriction base="xs:string"><xs:enumeration value="1"/></xs:restriction></xs:simpleType>
</xs:schema>`)

const problems = (xml: string) =>
  schemaProblems(parseXml(xml), schema).map(({ path, message }) => `${path}: ${message.en}`)

const person = (inside: string, version = '1') => `<Person xmlns="urn:p" v="${version}">${inside}</Person>`

describe('an element conforms', () => {
  test.each([
    person('<Name>A</Name><Sex>F</Sex>'),
    person('<Name/><Given>B</Given><Given>C</Given><Sex>M</Sex>'),
    person('<Name>A</Name><Sex>F</Sex><Extra><x xmlns="urn:other"/></Extra>'),
  ])('%s', (xml) => expect(problems(xml)).toEqual([]))
})

describe('an element does not, and the place is told', () => {
  test.each([
    [person('<Name>A</Name>'), ['Person: element Sex is missing']],
    [person('<Name>A</Name><Sex></Sex>'), ['Person/Sex: "" has not the form [A-Z]{1}']],
    [person('<Sex>F</Sex><Name>A</Name>'), ['Person/Sex: Name is expected in this place']],
    [person('<Name>A</Name><Given/><Given/><Given/><Sex>F</Sex>'), ['Person/Given: Sex is expected in this place']],
    [person('<Name>A</Name><Sex>F</Sex><More/>'), ['Person/More: this element is not expected here']],
    [person('<Name>A</Name><Sex xmlns="urn:q">F</Sex>'), ['Person/Sex: Sex is expected in this place (urn:q)']],
    [person('<Name><b/></Name><Sex>F</Sex>'), ['Person/Name/b: this element is not expected here']],
    [person('<Name>A</Name><Sex>F</Sex>', '2'), ['Person/@v: "2" is none of: 1']],
    ['<Person xmlns="urn:p"><Name>A</Name><Sex>F</Sex></Person>', ['Person: attribute v is missing']],
    ['<Other xmlns="urn:p"/>', ['Other: {urn:p}Other is no element of urn:p']],
    ['<Person v="1"/>', ['Person: {}Person is no element of urn:p']],
  ])('%s', (xml, expected) => expect(problems(xml)).toEqual(expected))
})

test('a construct that is not understood is refused, not ignored', () => {
  const choice =
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:complexType><xs:choice/></xs:complexType></xs:element></xs:schema>'
  expect(() => compileSchema(choice)).toThrow('does not know')
})
