import { describe, expect, test } from 'vitest'
import { validateBytes } from '../../../src/documents/validate.ts'
import { readCdaHeader } from '../../../src/protocols/cda/header.ts'
import { makeDocument, productWith, qualified } from './document.fixture.ts'

describe('the CDA of the reference product', () => {
  test('has the header of the volet Structuration minimale', async () => {
    const header = readCdaHeader((await makeDocument(productWith(qualified))).cda)
    expect(header).toMatchObject({
      code: {
        code: '11488-4',
        codeSystem: '2.16.840.1.113883.6.1',
        displayName: 'CR ou fiche de consultation ou de visite',
      },
      title: 'Compte rendu de consultation',
      confidentialityCode: { code: 'N' },
      languageCode: 'fr-FR',
      versionNumber: '1',
      custodian: { name: 'CABINET DE REFERENCE' },
      legalAuthenticator: { signatureCode: 'S', personFamily: 'REFERENCE' },
      healthcareFacility: { code: 'SA07' },
      documentationOf: [{ practiceSetting: { code: 'AMBULATOIRE' } }],
    })
    expect(header.templateIds.map((template) => template.root)).toEqual([
      '2.16.840.1.113883.2.8.2.1',
      '1.2.250.1.213.1.1.1.1',
      '1.3.6.1.4.1.19376.1.2.20',
    ])
    expect(header.id?.root).toMatch(/^2\.25\.\d{1,39}$/)
    expect(header.id?.extension).toBeUndefined()
    expect(header.setId?.root).not.toBe(header.id?.root)
    expect(header.effectiveTime).toMatch(/^\d{14}[+-]\d{4}$/)
  })

  test('carries the INS of a qualified identity first, then the local id', async () => {
    const [patient] = readCdaHeader((await makeDocument(productWith(qualified))).cda).recordTargets
    expect(patient).toMatchObject({
      birthFamily: "D'ARTAGNAN DE L'HERAULT",
      givenNames: ['PIERRE-ALAIN', 'MURIEL', 'FLORIANT'],
      firstGiven: 'PIERRE-ALAIN',
      gender: 'M',
      birthTime: '20010617',
      birthPlaceCog: '63220',
    })
    expect(patient?.ids.map((id) => id.extension)).toEqual(['101066322075460', 'IPP-TEST'])
  })

  test('never carries the INS of an identity that is not qualified (rule 28)', async () => {
    const stored = await makeDocument(productWith({ ...qualified, statut: 'recuperee' }))
    expect(readCdaHeader(stored.cda).recordTargets[0]?.ids.map((id) => id.extension)).toEqual(['IPP-TEST'])
    expect(Buffer.from(stored.cda).toString()).not.toContain('101066322075460')
  })

  test('holds the very PDF, byte for byte', async () => {
    const stored = await makeDocument(productWith(qualified), 'Lettre <à> R&D')
    const { body, title } = readCdaHeader(stored.cda)
    expect(title).toBe('Lettre <à> R&D')
    expect(body).toMatchObject({ kind: 'nonXMLBody', mediaType: 'application/pdf', representation: 'B64' })
    expect(body?.kind === 'nonXMLBody' && Buffer.compare(body.bytes, stored.pdf)).toBe(0)
  })

  test.each(['qualifiee', 'validee', 'provisoire'] as const)(
    'of an identity %s satisfies the header rules',
    async (statut) => {
      const { cda } = await makeDocument(productWith({ ...qualified, statut }))
      expect((await validateBytes('cda.xml', cda, 'en')).ruleSets[0]?.findings).toEqual([])
    },
  )

  test('is not made for a patient or a type that the product does not know', async () => {
    const context = productWith(qualified)
    await expect(makeDocument(context, 'x', 'NOT-A-TYPE')).rejects.toThrow('NOT-A-TYPE')
    context.patients.clear()
    await expect(makeDocument(context)).rejects.toThrow('unknown')
  })
})
