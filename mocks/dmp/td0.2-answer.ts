import type { ExistenceTest } from '../../src/protocols/dmp/existence-test.ts'
import { attention, dmpDevice, hl7 } from '../../src/protocols/dmp/names.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import { type DmpState, hl7Time } from './state.ts'

/** What the mock knows of a DMP when it answers an existence test. */
export interface RecordStatus {
  readonly responseCode: 'OK' | 'NF'
  readonly statusCode: 'active' | 'terminated'
  readonly autorisation: 'VALIDE' | 'NON_EXISTE'
}

const device = (role: 'receiver' | 'sender', typeCode: string, root: string): Markup =>
  el(role, { typeCode }, el('device', { classCode: 'DEV', determinerCode: 'INSTANCE' }, el('id', { root })))

const attentionLines = (status: RecordStatus): readonly Markup[] => [
  el(
    'attentionLine',
    {},
    el('keyWordText', { code: attention.autorisation.code, codeSystem: attention.autorisation.system }),
    el('value', { 'xsi:type': 'CV', code: status.autorisation, codeSystem: attention.autorisation.values }),
  ),
  el(
    'attentionLine',
    {},
    el('keyWordText', { code: attention.medecinTraitant.code, codeSystem: attention.medecinTraitant.system }),
    el('value', { 'xsi:type': 'BL', value: 'false' }),
  ),
]

/** The patient goes without traits: the product must not show those of the DMP (RG_0320), so the mock gives none. */
const subject = (test: ExistenceTest, status: RecordStatus, now: Date): Markup =>
  el(
    'subject',
    { typeCode: 'SUBJ' },
    el(
      'registrationEvent',
      { classCode: 'REG', moodCode: 'EVN' },
      el('id', { nullFlavor: 'NA' }),
      el('statusCode', { code: 'active' }),
      status.statusCode === 'terminated' ? el('effectiveTime', { value: hl7Time(now) }) : undefined,
      el(
        'subject1',
        { typeCode: 'SBJ' },
        el(
          'patient',
          { classCode: 'PAT' },
          el('id', { root: test.patient?.root, extension: test.patient?.extension }),
          el('statusCode', { code: status.statusCode }),
          el('patientPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' }, el('name', { nullFlavor: 'MSK' })),
        ),
      ),
    ),
  )

/** The PRPA_IN201308UV02 that answers an existence test. */
export const existenceAnswer = (test: ExistenceTest, status: RecordStatus, state: DmpState): Markup => {
  const now = state.now()
  const found = status.responseCode === 'OK'
  return el(
    'PRPA_IN201308UV02',
    { xmlns: hl7, 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', ITSVersion: 'XML_1.0' },
    el('id', { root: state.uuid() }),
    el('creationTime', { value: hl7Time(now) }),
    el('interactionId', { root: '2.16.840.1.113883.1.6', extension: 'PRPA_IN201308UV02' }),
    el('processingCode', { code: 'D' }),
    el('processingModeCode', { code: 'T' }),
    el('acceptAckCode', { code: 'NE' }),
    device('receiver', 'RCV', '1.2.250.1.213.4.1.1.2'),
    device('sender', 'SND', dmpDevice),
    found ? attentionLines(status) : undefined,
    el(
      'acknowledgement',
      {},
      el('typeCode', { code: 'AA' }),
      el('targetMessage', {}, el('id', { root: test.messageId })),
    ),
    el(
      'controlActProcess',
      { classCode: 'CACT', moodCode: 'EVN' },
      found ? subject(test, status, now) : undefined,
      el('queryAck', {}, el('queryId', { root: test.queryId }), el('queryResponseCode', { code: status.responseCode })),
    ),
  )
}
