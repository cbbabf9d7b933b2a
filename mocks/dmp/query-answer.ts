import type { PatientQuery } from '../../src/protocols/dmp/existence-test.ts'
import { dmpDevice, hl7 } from '../../src/protocols/dmp/names.ts'
import { el, type Markup } from '../../src/xml/write.ts'
import { type DmpState, hl7Time } from './state.ts'

/** Why a query is refused: a code of the DMP and its sentence, in acknowledgementDetail. */
export interface QueryRefusal {
  readonly code: string
  readonly text: string
}

const device = (role: 'receiver' | 'sender', root: string, softwareName: string | undefined): Markup =>
  el(
    role,
    { typeCode: role === 'receiver' ? 'RCV' : 'SND' },
    el(
      'device',
      { classCode: 'DEV', determinerCode: 'INSTANCE' },
      el('id', { root }),
      softwareName === undefined ? undefined : el('softwareName', {}, softwareName),
    ),
  )

/** The type of an acknowledgement is an attribute in the edition of 2009 and an element in that of 2008, which PDQ keeps. */
const acknowledgement = (
  { messageId }: Pick<PatientQuery, 'messageId'>,
  refusal: QueryRefusal | undefined,
  edition: 2008 | 2009,
): Markup => {
  const type = refusal === undefined ? 'AA' : 'AE'
  return el(
    'acknowledgement',
    edition === 2009 ? { typeCode: type } : {},
    edition === 2008 ? el('typeCode', { code: type }) : undefined,
    el('targetMessage', {}, el('id', { ...messageId })),
    refusal &&
      el('acknowledgementDetail', { typeCode: 'E' }, el('code', { code: refusal.code }), el('text', {}, refusal.text)),
  )
}

/** What is common to the two answers of the HL7 v3 family: who answers whom, and whether the query was taken. */
export interface QueryAnswer {
  readonly interaction: 'PRPA_IN201306UV02' | 'PRPA_IN201308UV02'
  readonly edition: 2008 | 2009
  readonly refusal: QueryRefusal | undefined
  readonly isFound: boolean
  /** Before the acknowledgement. */
  readonly attention?: readonly Markup[] | undefined
  /** In the control act, before what acknowledges the query. */
  readonly content: readonly (Markup | undefined)[]
}

type Asked = Pick<PatientQuery, 'messageId' | 'queryId' | 'sender'>

export const queryAnswer = (query: Asked, said: QueryAnswer, state: DmpState): Markup =>
  el(
    said.interaction,
    { xmlns: hl7, ITSVersion: 'XML_1.0' },
    el('id', { root: state.uuid() }),
    el('creationTime', { value: hl7Time(state.now()) }),
    el('interactionId', { root: '2.16.840.1.113883.1.6', extension: said.interaction }),
    el('processingCode', { code: 'D' }),
    el('processingModeCode', { code: 'T' }),
    el('acceptAckCode', { code: 'NE' }),
    device('receiver', query.sender.id.root ?? '2.25.0', query.sender.softwareName),
    device('sender', dmpDevice, 'DMP'),
    said.attention,
    acknowledgement(query, said.refusal, said.edition),
    el(
      'controlActProcess',
      { classCode: 'CACT', moodCode: 'EVN' },
      said.content,
      el(
        'queryAck',
        {},
        el('queryId', { ...query.queryId }),
        el('queryResponseCode', { code: said.refusal !== undefined ? 'AE' : said.isFound ? 'OK' : 'NF' }),
      ),
    ),
  )
