import { ImapSyntaxError } from './problem.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const monthOf = (name: string): number => {
  const index = months.findIndex((month) => month.toLowerCase() === name.toLowerCase())
  if (index < 0) throw new ImapSyntaxError(`${name} is no month`)
  return index
}

const dayMs = 86_400_000

/** A day (`1-Feb-2026`) as its number since 1970: searches compare days and disregard time and zone. */
export const dayOf = (text: string): number => {
  const [, day, month = '', year] = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/.exec(text) ?? []
  if (day === undefined) throw new ImapSyntaxError(`${text} is no date`)
  return Date.UTC(Number(year), monthOf(month), Number(day)) / dayMs
}

/** The day of an instant, in the zone that it is written in. */
export const dayOfInstant = (instant: Date, zoneMinutes = 0): number =>
  Math.floor((instant.getTime() + zoneMinutes * 60_000) / dayMs)

/** `" 1-Feb-2026 10:00:00 +0100"` (RFC 3501 date-time), quotes apart. */
export const instantOf = (text: string): Date => {
  const found = /^([ \d]\d)-([A-Za-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/.exec(text)
  if (found === null) throw new ImapSyntaxError(`"${text}" is no date and time`)
  const [, day, month = '', year, hours, minutes, seconds, sign, zoneHours, zoneMinutes] = found
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1)
  return new Date(
    Date.UTC(Number(year), monthOf(month), Number(day), Number(hours), Number(minutes), Number(seconds)) -
      offset * 60_000,
  )
}

const two = (number: number): string => String(number).padStart(2, '0')

/** The same form, in UTC. */
export const writtenInstant = (date: Date): string =>
  `${String(date.getUTCDate()).padStart(2, ' ')}-${months[date.getUTCMonth()]}-${date.getUTCFullYear()} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`
