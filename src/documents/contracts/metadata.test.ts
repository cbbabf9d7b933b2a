import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { validateBytes } from '../validate.ts'
import { openContracts } from './open.ts'

const folder = mkdtempSync(join(tmpdir(), 'banc-contracts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const lcm = 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0'
writeFileSync(
  join(folder, 'lcm.xsd'),
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${lcm}"><xs:element name="SubmitObjectsRequest"><xs:complexType><xs:sequence><xs:any processContents="skip"/></xs:sequence></xs:complexType></xs:element></xs:schema>`,
)

const setsOf = async (content: string, withSchemas = true) => {
  const bytes = new TextEncoder().encode(`<SubmitObjectsRequest xmlns="${lcm}">${content}</SubmitObjectsRequest>`)
  const { ruleSets } = await validateBytes(
    'm.xml',
    bytes,
    'fr',
    withSchemas ? { contracts: openContracts(folder) } : {},
  )
  return ruleSets
}

test('XDS metadata alone in their file are judged by their schema where it is given', async () => {
  expect((await setsOf('<a/>')).find(({ name }) => name === 'lcm.xsd')?.findings).toEqual([])
  expect((await setsOf('')).find(({ name }) => name === 'lcm.xsd')?.findings).toMatchObject([
    { rule: 'contract.xsd', severity: 'error', location: '/SubmitObjectsRequest', line: 1 },
  ])
  expect((await setsOf('', false)).map(({ name }) => name)).toEqual(['banc/xds-metadonnees'])
})
