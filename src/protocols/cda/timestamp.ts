const timestamp = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?([+-])(\d\d)(\d\d))?$/

/**
 * An HL7 timestamp with its offset (`AAAAMMJJhhmmss±ZZzz`) in UTC, as XDS slots write it: `AAAAMMJJhhmmss`. A date alone
 * stays a date. Undefined when the text is neither (volet Structuration minimale, data type TS).
 */
export const utcOf = (text: string): string | undefined => {
  const [, year, month, day, hour, minute, second, sign, offsetHour, offsetMinute] = timestamp.exec(text) ?? []
  if (year === undefined) return undefined
  if (hour === undefined) return text
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${sign}${offsetHour}:${offsetMinute}`
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? undefined : compact(date)
}

/** A moment in UTC, as XDS slots write it: `AAAAMMJJhhmmss`. */
export const compact = (date: Date): string => date.toISOString().slice(0, 19).replace(/[-:T]/g, '')

/** ISO 8601 with offset (`2026-03-01T09:30:00+01:00`) as an HL7 timestamp: `20260301093000+0100`. */
export const hl7Timestamp = (iso: string): string => {
  const [, moment = '', offset = 'Z'] = /^(.{19})(?:\.\d+)?(.*)$/.exec(iso) ?? []
  return moment.replace(/[-:T]/g, '') + (offset === 'Z' ? '+0000' : offset.replace(':', ''))
}
