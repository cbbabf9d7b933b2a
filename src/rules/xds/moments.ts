import { utcOf } from '../../protocols/cda/timestamp.ts'

/**
 * A CDA time in UTC, when it is precise enough to be compared: a date alone has no offset, so that nobody can tell which
 * UTC day it is.
 */
export const comparable = (cdaTime: string | undefined): string | undefined =>
  cdaTime !== undefined && /[+-]\d{4}$/.test(cdaTime) ? utcOf(cdaTime) : undefined

/** Whether an XDS time (UTC) is this moment: XDS leaves out trailing units, so that what both say must be the same. */
export const sameMoment = (xds: string, utc: string): boolean => {
  const length = Math.min(xds.length, utc.length)
  return length >= 8 && xds.slice(0, length) === utc.slice(0, length)
}
