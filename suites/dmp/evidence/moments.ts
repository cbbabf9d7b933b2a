import { utcOf } from '../../../src/protocols/cda/timestamp.ts'

/**
 * A CDA time in UTC, when it is precise enough to be compared: a date alone has no offset, so that nobody can tell which
 * UTC day it is.
 */
export const comparable = (cdaTime: string | undefined): string | undefined => {
  if (cdaTime === undefined || !/[+-]\d{4}$/.test(cdaTime)) return undefined
  return utcOf(cdaTime)
}

/** Whether an XDS time (UTC, to the minute or to the second) is this moment. */
export const sameMoment = (utc: string, xds: string): boolean => utc.padEnd(14, '0') === xds.padEnd(14, '0')
