import { isA } from '../../../src/model/event.ts'
import type { ScenarioRecord } from '../../../src/run/record.ts'

/** Ids of the windows, after a given event, during which the DMP was watched to their end. */
export const windowsOnDmp = (record: ScenarioRecord, afterSeq: number, beforeSeq = Infinity): readonly string[] =>
  record.events
    .filter(isA('window.closed'))
    .filter(({ seq, data }) => seq > afterSeq && seq < beforeSeq && data.services.includes('dmp'))
    .map(({ id }) => id)

/** Ids of the DMP transactions of one kind between two events of the recording. */
export const between = (
  record: ScenarioRecord,
  operation: string,
  afterSeq: number,
  beforeSeq = Infinity,
): readonly string[] =>
  record.events
    .filter(isA('exchange.http'))
    .filter(({ data }) => data.service === 'dmp' && data.operation === operation)
    .filter(({ seq }) => seq > afterSeq && seq < beforeSeq)
    .map(({ id }) => id)

/** Whether the DMP refused a message (a fault) or failed between two events: what did not follow is then not the product's choice. */
export const wasRefused = (record: ScenarioRecord, afterSeq: number, beforeSeq = Infinity): boolean =>
  record.events
    .filter(isA('exchange.http'))
    .filter(({ data, seq }) => data.service === 'dmp' && seq > afterSeq && seq < beforeSeq)
    .some(({ data: { response } }) => response.cut === true || response.status >= 400)

/** A choice of the patient that the product recorded, and until when it held: the next one, or the end. */
export interface Choice {
  readonly id: string
  readonly opposed: boolean
  readonly seq: number
  readonly untilSeq: number
}

/** What the bench asked the product to record of the patient's opposition, in order; refused actions do not count. */
export const choices = (record: ScenarioRecord): readonly Choice[] => {
  const asked = record
    .actions('consent.recordDmp')
    .filter(({ result }) => result !== undefined)
    .map(({ id, params }) => ({
      id,
      opposed: params.opposed,
      seq: record.events.find((event) => event.id === id)?.seq ?? 0,
    }))
  return asked.map((choice, index) => ({ ...choice, untilSeq: asked[index + 1]?.seq ?? Infinity }))
}

/** Attempts to feed that the bench asked for while a choice held. */
export const attempts = (record: ScenarioRecord, choice: Choice): readonly string[] =>
  record.events
    .filter(isA('pilot.action'))
    .filter(({ data, seq }) => data.action === 'document.sendToDmp' && seq > choice.seq && seq < choice.untilSeq)
    .map(({ id }) => id)
