import { describe, expect, test } from 'vitest'
import { qualified } from '../../../mocks/product/documents/document.fixture.ts'
import { mailOf } from '../../../mocks/product/mss/mail.fixture.ts'
import { readCdaHeader } from '../../protocols/cda/header.ts'
import type { MailCase } from '../../rules/mail/case.ts'
import { mailRules } from '../../rules/mail/rules.ts'
import { validateBytes } from '../validate.ts'

const validate = (bytes: Uint8Array) => validateBytes('message.eml', bytes, 'fr')

const message: MailCase['message'] = {
  subject: "XDM/1.0/DDM+CR d'imagerie VIAL PAUL 26/11/1978",
  messageId: '<1@test>',
  from: { name: '', address: 'a@exemple.mssante.fr' },
  to: [{ name: '', address: '101066322075460@patient.mssante.fr' }],
  cc: [],
  headers: { 'x-mss-nil': ['DEV1'], 'x-mss-ins': ['O'], 'x-mss-codecda': ['18748-4'], 'x-mss-mes': ['FIN'] },
  text: '',
  html: undefined,
  fields: [],
  attachments: [],
}
const attachment = { contentType: 'application/octet-stream', bytes: new Uint8Array(1) } as const
const archive = { ...attachment, filename: 'IHE_XDM.ZIP', kind: 'xdm', isNamedXdm: true } as const
const pdf = { ...attachment, filename: "20260301_CR d'imagerie_VIAL_Paul.pdf", kind: 'pdf', isNamedXdm: false } as const

const header = readCdaHeader(
  `<ClinicalDocument xmlns="urn:hl7-org:v3"><code code="18748-4" codeSystem="2.16.840.1.113883.6.1" displayName="CR d'imagerie"/><recordTarget><patientRole><id root="1.2.250.1.213.1.4.10" extension="101066322075460"/><patient><name><family qualifier="BR">VIAL</family><given qualifier="BR">PAUL</given></name><administrativeGenderCode code="M"/><birthTime value="19781126"/></patient></patientRole></recordTarget><documentationOf><serviceEvent><effectiveTime><low value="20260301"/></effectiveTime></serviceEvent></documentationOf></ClinicalDocument>`,
)
const cda: MailCase['cdas'][number] = { path: 'IHE_XDM/SUBSET01/DOC00001.XML', bytes: new Uint8Array(1), header }

const conforming: MailCase = {
  message,
  attachments: [archive, pdf],
  archives: [],
  closed: [],
  cdas: [cda],
  size: 1000,
}
const bare: MailCase = {
  ...conforming,
  attachments: [],
  cdas: [],
  message: { ...message, headers: {}, to: [], from: undefined },
}

const subject = (text: string): MailCase => ({ ...conforming, message: { ...message, subject: text } })
const headers = (change: Record<string, string[]>): MailCase => ({
  ...conforming,
  message: { ...message, headers: { ...message.headers, ...change } },
})
const attached = (...attachments: MailCase['attachments']): MailCase => ({ ...conforming, attachments })

/** One difference that each rule finds. */
const violations: Readonly<Record<string, MailCase>> = {
  'mail.from': { ...conforming, message: { ...message, from: undefined } },
  'mail.archive-readable': attached({ ...archive, kind: 'unknown' }, pdf),
  'mail.archive-name': attached({ ...archive, filename: 'XDM.ZIP', isNamedXdm: false }, pdf),
  'mail.one-archive': attached(archive, archive, pdf),
  'mail.cda-in-archive': attached(archive, pdf, { ...pdf, filename: 'DOC.XML', kind: 'cda' }),
  'mail.pdf-with-each-cda': attached(archive),
  'mail.pdf-name': attached(archive, { ...pdf, filename: 'courrier.pdf' }),
  'mail.patient-address': {
    ...conforming,
    message: { ...message, to: [{ name: '', address: '1010663220754@patient.mssante.fr' }] },
  },
  'mail.size': { ...conforming, size: 30 * 1024 * 1024 },
  'mail.subject-grammar': subject("CR d'imagerie VIAL PAUL"),
  'mail.subject-names-the-patient': subject("XDM/1.0/DDM+CR d'imagerie NESSI RUTH"),
  'mail.subject-spelling': subject("XDM/1.0/DDM+CR d'imagerie VIAL PAUL 1978-11-26"),
  'mail.subject-label': subject('XDM/1.0/DDM+Ordonnance VIAL PAUL'),
  'mail.x-mss-nil': headers({ 'x-mss-nil': [] }),
  'mail.x-mss-nil-shape': headers({ 'x-mss-nil': ['mon logiciel'] }),
  'mail.x-mss-ins': headers({ 'x-mss-ins': ['N'] }),
  'mail.x-mss-ins-only-with-cda': { ...conforming, cdas: [], attachments: [] },
  'mail.x-mss-codecda': headers({ 'x-mss-codecda': ['Compte rendu'] }),
  'mail.x-mss-codecda-only-with-cda': { ...conforming, cdas: [], attachments: [] },
  'mail.x-mss-mes': headers({ 'x-mss-mes': ['NON'] }),
}
const always = ['mail.from', 'mail.size', 'mail.x-mss-nil']
/** Rules about what should not be there: nothing in a conforming mail is judged by them. */
const about = ['mail.cda-in-archive', 'mail.x-mss-ins-only-with-cda', 'mail.x-mss-codecda-only-with-cda']

test('every rule has its violation here', () => {
  expect(Object.keys(violations)).toEqual(mailRules.rules.map(({ id }) => id))
})

describe.each(mailRules.rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('spares what conforms', () => {
    const { fired, findings } = rule.check(conforming)
    expect(findings).toEqual([])
    expect(fired > 0).toBe(!about.includes(id))
  })

  test('finds the violation', () => {
    const [finding] = rule.check(violations[id] ?? conforming).findings
    expect(finding).toMatchObject({ rule: id, severity: rule.severity })
    expect(finding?.message.fr).not.toBe(finding?.message.en)
  })

  test('has nothing to judge in a mail without documents', () => {
    expect(rule.check(bare).fired > 0).toBe(always.includes(id) || /only-with-cda/.test(id))
  })
})

describe('as a file', () => {
  test.each([[['57833-6']], [['57833-6', '11488-4']], [[]]])(
    'the mail of the reference product with %s passes',
    async (types) => {
      expect(await validate(await mailOf({ types }))).toMatchObject({ kind: 'mail', verdict: 'pass' })
    },
  )

  test('that of an identity that is not qualified passes too, with X-MSS-INS: N', async () => {
    const bytes = await mailOf({ identity: { ...qualified, statut: 'validee' } })
    expect(bytes.toString()).toMatch(/X-MSS-INS: N/i)
    expect(await validate(bytes)).toMatchObject({ verdict: 'pass' })
  })

  test.each([
    ['mss.metadata-hash-wrong', 'xdm.hash', 'fail'],
    ['mss.metadata-of-another-patient', 'coherence.ins', 'fail'],
    ['mss.subject-names-another-person', 'mail.subject-names-the-patient', 'fail'],
    ['mss.xdm-without-readme', 'xdm.readme', 'fail'],
    ['mss.without-archive', 'mail.cda-in-archive', 'fail'],
    ['mss.nil-missing', 'mail.x-mss-nil', 'fail'],
    ['mss.pdf-named-freely', 'mail.pdf-name', 'warn'],
  ])('%s is found by %s', async (defect, rule, verdict) => {
    const result = await validate(await mailOf({ defects: [defect] }))
    expect(result.verdict).toBe(verdict)
    expect(result.ruleSets.flatMap(({ findings }) => findings.map((one) => one.rule))).toContain(rule)
  })

  test('an attachment that pretends to be an archive is told', async () => {
    const eml =
      'From: a@b\nTo: c@d\nSubject: x\nX-MSS-NIL: DEV1\nContent-Type: application/zip; name="IHE_XDM.ZIP"\nContent-Disposition: attachment; filename="IHE_XDM.ZIP"\n\nbonjour'
    const { verdict, ruleSets } = await validate(Buffer.from(eml.replaceAll('\n', '\r\n')))
    expect(verdict).toBe('fail')
    expect(ruleSets.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toContain('mail.archive-readable')
  })

  test('mails inside mails are opened a few times only', async () => {
    let inner = 'From: a@b\r\nSubject: x\r\n\r\nfin'
    for (let level = 0; level < 12; level += 1) {
      inner = `From: a@b\r\nSubject: x\r\nX-MSS-NIL: DEV1\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="m.eml"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(inner).toString('base64').replace(/.{76}/g, '$&\r\n')}`
    }
    expect((await validate(Buffer.from(inner))).ruleSets.length).toBeLessThan(10)
  })
})
