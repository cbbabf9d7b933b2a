import { expect, test } from 'vitest'
import { conforming as withPdf } from '../../rules/cda/conforming.fixture.ts'
import { validateBytes } from '../validate.ts'

const cda = withPdf.replace('application/pdf', 'text/plain')
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const message = (type: string, ...segments: readonly string[]): string =>
  `${[`MSH|^~\\&|A|B|C|D|20260101||${type}|1|P|2.5`, ...segments].join('\r')}\r`
const obx = (data: string, encoding = 'Base64'): string => `OBX|1|ED|11502-2||^TEXT^XML^${encoding}^${data}`
const judge = (text: string) => validateBytes('m.hl7', Buffer.from(text), 'fr')
const findingsOf = async (text: string) => (await judge(text)).ruleSets.flatMap(({ findings }) => findings)

test.each(['ORU^R01^ORU_R01', 'MDM^T02^MDM_T02'])('the CDA inside an OBX of %s is judged', async (type) => {
  expect(await judge(message(type, 'PID|1', obx(base64(cda))))).toMatchObject({ kind: 'hl7v2', verdict: 'pass' })
  expect(await findingsOf(message(type, 'PID|1', obx(base64(cda.replace('fr-FR', 'en-US')))))).toMatchObject([
    { rule: 'cda.languageCode-is-french', location: 'm.hl7!/OBX-5[1]#/ClinicalDocument/languageCode' },
  ])
})

test('a frame of MLLP and line feeds are accepted', async () => {
  const framed = `\u000b${message('ORU^R01', 'PID|1', obx(base64(cda)))}\u001c\r`
  expect((await judge(framed)).verdict).toBe('pass')
  expect((await judge(message('ORU^R01', 'PID|1', obx(base64(cda))).replaceAll('\r', '\n'))).verdict).toBe('pass')
})

test('a message without a document is inconclusive, and says which it is', async () => {
  const result = await judge(message('ORU^R01', 'PID|1', 'OBX|1|NM|1||2'))
  expect(result.verdict).toBe('inconclusive')
  expect(result.ruleSets.at(-1)?.aborted).toContain('ORU R01')
})

test('an identity message is judged by its INS', async () => {
  const pid = (matricule: string) => `PID|1||${matricule}^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.8&ISO^INS`
  expect((await judge(message('ADT^A28^ADT_A05', pid('207058575627097')))).verdict).not.toBe('inconclusive')
  expect((await findingsOf(message('ADT^A28^ADT_A05', pid('207058575627098')))).map(({ rule }) => rule)).toEqual([
    'hl7.matricule',
  ])
})

test.each([
  ['hl7.type', message('', 'PID|1', obx(base64(cda)))],
  ['hl7.patient', message('ORU^R01', obx(base64(cda)))],
  ['hl7.segment-names', message('ORU^R01', 'PID|1', obx(base64(cda)), 'suite du texte')],
  ['hl7.document-decodes', message('ORU^R01', 'PID|1', obx(base64(cda)), obx('é'))],
  ['hl7.structure', message('ADT^A28^ADT_A01', 'PID|1')],
  ['hl7.readable', 'MSH|||||||||\r'],
])('%s', async (rule, text) => {
  expect((await findingsOf(text)).map((one) => one.rule)).toEqual([rule])
})
