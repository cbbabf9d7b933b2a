import { randomUUID } from 'node:crypto'
import type { Identity } from '../../../src/model/pilot.ts'
import { type ExistenceAnswer, readExistenceAnswer } from '../../../src/protocols/dmp/existence-test.ts'
import {
  dmpAction,
  dmpDevice,
  dmpPath,
  existenceTestReason,
  hl7,
  reasonCodeSystem,
} from '../../../src/protocols/dmp/names.ts'
import { insOids } from '../../../src/protocols/ins/matricule.ts'
import { el, type Markup } from '../../../src/xml/write.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { callDmp } from './call.ts'

const device = (role: 'receiver' | 'sender', typeCode: string, root: string, softwareName: string): Markup =>
  el(
    role,
    { typeCode },
    el(
      'device',
      { classCode: 'DEV', determinerCode: 'INSTANCE' },
      el('id', { root }),
      el('softwareName', {}, softwareName),
    ),
  )

export const existenceTestUnderAnotherOid = defect(
  'dmp.existence-test-under-another-oid',
  'warn',
  ['dmp.existenceTestNamesTheIns'],
  'Le test d’existence emploie un autre OID que celui de l’INS',
  'The existence test uses another OID than the one of the INS',
)

const message = (patient: Identity, context: ProductContext): Markup => {
  const otherRoot = patient.oid === insOids.nirDemo ? insOids.nirTest : insOids.nirDemo
  const root = context.has(existenceTestUnderAnotherOid) ? otherRoot : patient.oid
  return el(
    'PRPA_IN201307UV02',
    { xmlns: hl7, ITSVersion: 'XML_1.0' },
    el('id', { root: randomUUID() }),
    el('creationTime', { value: new Date().toISOString().replace(/[-:T]/g, '').slice(0, 14) }),
    el('interactionId', { root: '2.16.840.1.113883.1.6', extension: 'PRPA_IN201307UV02' }),
    el('processingCode', { code: 'D' }),
    el('processingModeCode', { code: 'T' }),
    el('acceptAckCode', { code: 'AL' }),
    device('receiver', 'RCV', dmpDevice, 'DMP'),
    device('sender', 'SND', '2.25.226421790131345', context.software.name),
    el(
      'controlActProcess',
      { classCode: 'CACT', moodCode: 'EVN' },
      el('reasonCode', { code: existenceTestReason, codeSystem: reasonCodeSystem }),
      el(
        'queryByParameter',
        {},
        el('queryId', { root: randomUUID() }),
        el('statusCode', { code: 'new' }),
        el(
          'parameterList',
          {},
          el(
            'patientIdentifier',
            {},
            el('value', { root, extension: patient.matricule }),
            el('semanticsText', {}, 'Patient.id'),
          ),
        ),
      ),
    ),
  )
}

/** TD0.2: asks whether the patient has an open DMP. @throws Error when the answer is no existence answer */
export const askExistence = async (context: ProductContext, patient: Identity): Promise<ExistenceAnswer> => {
  const body = message(patient, context)
  const answer = await callDmp(context, { path: dmpPath.patients, action: dmpAction['TD0.2'], body, patient })
  const read = readExistenceAnswer(answer)
  if (read === undefined) throw new Error(`réponse inattendue au test d’existence : ${answer.name}`)
  return read
}
