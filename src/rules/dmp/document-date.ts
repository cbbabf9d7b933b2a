import { compact, utcOf } from '../../protocols/cda/timestamp.ts'
import { fact } from '../fact.ts'
import { rule } from '../rule.ts'

/** A document that was made for this feed, and the times between which it must have been made. */
export interface DatedDocument {
  /** `ClinicalDocument/effectiveTime`, as it stands. */
  readonly effectiveTime: string | undefined
  /** When its patient began to exist: nothing about a patient is older. */
  readonly began: Date
  readonly received: Date
}

/** A clock may be wrong by little; a product may give the day of the act, and a day has many beginnings. */
const dayMs = 24 * 60 * 60_000
/** Two clocks that are both right differ by a little. */
const skewMs = 5 * 60_000

const hl7 = (utc: string): Date => {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/.exec(utc) ?? []
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

interface Dated {
  readonly text: string
  readonly moment: Date
  readonly from: Date
  readonly until: Date
}

const dated = ({ effectiveTime = '', began, received }: DatedDocument) => {
  const moment = hl7(utcOf(effectiveTime) ?? '')
  // What cannot be read as a time is the matter of the header rules.
  if (Number.isNaN(moment.getTime())) return []
  const isDay = effectiveTime.length === 8
  const from = new Date(began.getTime() - dayMs)
  const until = new Date(received.getTime() + (isDay ? dayMs : skewMs))
  return [fact<Dated>({ text: effectiveTime, moment, from, until })]
}

/**
 * effectiveTime is when the document was made (volet Structuration minimale). That it lies between the patient's
 * creation and the feed is inferred: no text gives bounds, and the scenario has the document made then.
 */
export const documentIsOfItsTime = rule<DatedDocument, Dated>({
  id: 'dmp.document-of-its-time',
  clause: 'CI-SIS, volet Structuration minimale, effectiveTime (déduit)',
  severity: 'warning',
  assumption: 'dmp.rules-of-the-bench',
  title: {
    fr: 'La date du document est celle où il a été fait',
    en: 'The date of the document is when it was made',
  },
  facts: dated,
  judge: ({ text, moment, from, until }) => ({
    ok: moment >= from && moment <= until,
    expected: {
      fr: `effectiveTime entre ${compact(from)} et ${compact(until)} (UTC)`,
      en: `effectiveTime between ${compact(from)} and ${compact(until)} (UTC)`,
    },
    actual: { fr: `effectiveTime ${text}`, en: `effectiveTime ${text}` },
    sentence: {
      fr: `effectiveTime vaut ${text}, alors que le document a été fait entre ${compact(from)} et ${compact(until)} (UTC).`,
      en: `effectiveTime is ${text}, but the document was made between ${compact(from)} and ${compact(until)} (UTC).`,
    },
  }),
})
