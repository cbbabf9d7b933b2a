import { type dmpAction, type dmpPath, hl7 } from '../../src/protocols/dmp/names.ts'
import { el, type Markup } from '../../src/xml/write.ts'

export const patient = { matricule: '275126322074974', oid: '1.2.250.1.213.1.4.8' }

/** A body to send, and where. */
export interface Said {
  readonly path: keyof typeof dmpPath
  readonly action: keyof typeof dmpAction
  readonly body: Markup
  readonly document?: Uint8Array
}

const device = (role: 'receiver' | 'sender', root: string): Markup =>
  el(
    role,
    { typeCode: role === 'receiver' ? 'RCV' : 'SND' },
    el('device', { classCode: 'DEV', determinerCode: 'INSTANCE' }, el('id', { root })),
  )

/** A query of the HL7 v3 family: its header, and its parameters in the control act. */
const query = (interaction: string, parameters: readonly (Markup | undefined)[], reason?: Markup): Markup =>
  el(
    interaction,
    { xmlns: hl7, ITSVersion: 'XML_1.0' },
    el('id', { root: '1.2.3', extension: 'm1' }),
    el('creationTime', { value: '20260301090000' }),
    el('interactionId', { root: '2.16.840.1.113883.1.6', extension: interaction }),
    el('processingCode', { code: 'D' }),
    el('processingModeCode', { code: 'T' }),
    el('acceptAckCode', { code: 'AL' }),
    device('receiver', '1.2.250.1.213.4.1.1.1'),
    device('sender', '2.25.42'),
    el(
      'controlActProcess',
      { classCode: 'CACT', moodCode: 'EVN' },
      reason,
      el(
        'queryByParameter',
        {},
        el('queryId', { root: '1.2.4', extension: 'q1' }),
        el('statusCode', { code: 'new' }),
        el('parameterList', {}, parameters),
      ),
    ),
  )

export const patientQuery = (reason: string, matricule = patient.matricule): Said => ({
  path: 'patients',
  action: 'TD0.2',
  body: query(
    'PRPA_IN201307UV02',
    [
      el(
        'patientIdentifier',
        {},
        el('value', { root: patient.oid, extension: matricule }),
        el('semanticsText', {}, 'Patient.id'),
      ),
    ],
    el('reasonCode', { code: reason, codeSystem: '1.2.250.1.213.1.1.4.11' }),
  ),
})

export const candidates = (family: string, gender?: string): Said => ({
  path: 'patientsPDQ',
  action: 'TD0.5',
  body: query('PRPA_IN201305UV02', [
    gender === undefined
      ? undefined
      : el(
          'livingSubjectAdministrativeGender',
          {},
          el('value', { code: gender }),
          el('semanticsText', {}, 'LivingSubject.administrativeGender'),
        ),
    el(
      'livingSubjectName',
      {},
      el('value', {}, el('family', {}, family)),
      el('semanticsText', {}, 'LivingSubject.name'),
    ),
  ]),
})
