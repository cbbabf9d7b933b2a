import { beforeAll, describe, expect, test } from 'vitest'
import type { TlsFacts } from '../../src/model/exchange.ts'
import { serve } from '../../src/model/service.ts'
import { saml2 } from '../../src/protocols/saml/names.ts'
import { signAssertion } from '../../src/protocols/saml/sign.ts'
import { wsse } from '../../src/protocols/soap/namespaces.ts'
import { raw } from '../../src/xml/write.ts'
import { type Hierarchy, makeHierarchy } from '../pki/hierarchy.ts'
import { contextes, insiRequest, insiState, organisationTls, recherche } from './request.fixture.ts'
import { insiService } from './service.ts'

const zoe = recherche({ NomNaissance: 'ADRUN', Prenom: 'ZOE', Sexe: 'F', DateNaissance: '1975-12-31' })

const assertion = (qualifier: string, attributes: Readonly<Record<string, string>>, issued = '2026-01-02T03:00:00Z') =>
  `<saml:Assertion xmlns:saml="${saml2}" ID="a1" Version="2.0" IssueInstant="${issued}"><saml:Issuer>CN=essai</saml:Issuer><saml:Subject><saml:NameID NameQualifier="${qualifier}">899700000001</saml:NameID></saml:Subject><saml:AttributeStatement>${Object.entries(
    attributes,
  )
    .map(
      ([name, value]) =>
        `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`,
    )
    .join('')}</saml:AttributeStatement></saml:Assertion>`

const attributes = { identifiantFacturation: '991234567', codeSpecialite: '01', secteurActivite: 'SA07' }

const security = (token: string) => raw(`<wsse:Security xmlns:wsse="${wsse}">${token}</wsse:Security>`)

const ask = (
  token: string,
  options: Readonly<Record<string, unknown>> = {},
  tls: TlsFacts | undefined = organisationTls,
) =>
  serve(
    insiService,
    insiRequest(zoe, {
      tls,
      headers: [security(token), ...contextes],
    }),
    insiState(options, undefined, pki.ca),
  )

/** A little before the service’s own time. */
const moment = new Date('2026-01-02T00:00:00Z')

let pki: Hierarchy
let stranger: Hierarchy
beforeAll(async () => {
  ;[pki, stranger] = await Promise.all([makeHierarchy(moment), makeHierarchy(moment)])
})

const signed = (token: string, by: Hierarchy = pki): string =>
  signAssertion(token, { key: by.leaves.signature.key, certificate: by.leaves.signature.cert })

describe('a CPS assertion', () => {
  test('signed and recent, gives access beside a client certificate', async () => {
    const { response, notes } = await ask(signed(assertion('CPS', attributes)))
    expect(String(response.body)).toContain('<CodeCR>00</CodeCR>')
    expect(notes?.map(({ id }) => id)).not.toContainEqual(expect.stringMatching(/^insi\.assertion-/))
  })

  test.each([
    ['unsigned', () => assertion('CPS', attributes), 'unsigned'],
    [
      'altered after its signature',
      () => signed(assertion('CPS', attributes)).replace('991234567', '991234568'),
      'signature-not-valid',
    ],
    ['more than one hour old', () => signed(assertion('CPS', attributes, '2026-01-02T01:00:00Z')), 'expired'],
    ['dated 2099', () => signed(assertion('CPS', attributes, '2099-01-01T00:00:00Z')), 'issued-in-the-future'],
    ['signed by a stranger', () => signed(assertion('CPS', attributes), stranger), 'signer-unknown'],
    ['without identifiantFacturation', () => signed(assertion('CPS', {})), 'billing-id-missing'],
    ['of another kind', () => signed(assertion('XYZ', attributes)), 'qualifier-unknown'],
  ])('%s, has no right', async (_, token, word) => {
    const { response, notes } = await ask(token())
    expect(String(response.body)).toContain('code="DESIR_560"')
    expect(notes?.[0]?.id).toBe(`insi.assertion-${word}`)
  })

  test('without a client certificate has no right, unless the service is told otherwise', async () => {
    const token = signed(assertion('CPS', attributes))
    const without = (options = {}) =>
      serve(
        insiService,
        insiRequest(zoe, { tls: undefined, headers: [security(token), ...contextes] }),
        insiState(options, undefined, pki.ca),
      )
    expect((await without()).notes).toMatchObject([{ id: 'insi.assertion-client-certificate-missing' }])
    expect((await without()).assumptions).toContain('insi.assertion-refusals')
    expect(String((await without({ withoutClientCertificate: true })).response.body)).toContain('<CodeCR>00</CodeCR>')
  })

  test('that would be refused is noted and taken by a lenient service', async () => {
    const { response, notes } = await ask(signed(assertion('CPS', attributes), stranger), { lenient: true })
    expect(String(response.body)).toContain('<CodeCR>00</CodeCR>')
    expect(notes).toContainEqual(expect.objectContaining({ id: 'insi.assertion-signer-unknown' }))
  })
})

describe('a Pro Santé Connect assertion', () => {
  test.each(['codeSpecialite', 'codeSpecialiteAMO'])(
    'unsigned, gives access, its %s spelled in either way',
    async (name) => {
      const { response, notes, assumptions } = await ask(
        assertion('PSC', { identifiantFacturation: '991234567', [name]: '01' }),
      )
      expect(String(response.body)).toContain('<CodeCR>00</CodeCR>')
      expect(notes?.map(({ id }) => id)).not.toContainEqual(expect.stringMatching(/^insi\.assertion-/))
      expect(assumptions).toContain('insi.psc-assertion')
    },
  )

  test('without identifiantFacturation has no right', async () => {
    expect(String((await ask(assertion('PSC', {}))).response.body)).toContain('DESIR_560')
  })
})
