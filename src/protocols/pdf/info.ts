import type { CosFile } from './cos/file.ts'
import { CosString } from './cos/values.ts'
import { xmpNs } from './xmp/namespaces.ts'
import { propertyNamed, type Xmp } from './xmp/read.ts'

/** PDFDocEncoding where it differs from Latin-1 (PDF Reference 1.4, appendix D). */
const pdfDoc: Readonly<Record<number, string>> = Object.fromEntries(
  [...'˘ˇˆ˙˝˛˚˜'].map((letter, index) => [0x18 + index, letter] as const),
)
const pdfDocHigh = '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'

const fromPdfDoc = (bytes: string): string =>
  bytes.replace(/[\x18-\x1f\x80-\x9e\xa0]/g, (character) => {
    const code = character.charCodeAt(0)
    if (code === 0xa0) return '€'
    return pdfDoc[code] ?? pdfDocHigh[code - 0x80] ?? character
  })

/** A text string of PDF: UTF-16 with a byte order mark, else PDFDocEncoding. */
export const textOfBytes = (bytes: string): string => {
  const decode = (encoding: string): string => new TextDecoder(encoding).decode(Buffer.from(bytes, 'latin1'))
  if (bytes.startsWith('\xfe\xff')) return decode('utf-16be')
  if (bytes.startsWith('\xff\xfe')) return decode('utf-16le')
  return bytes.startsWith('\xef\xbb\xbf') ? decode('utf-8') : fromPdfDoc(bytes)
}

/** A date: its fields, and its offset from UTC in minutes where it says one. */
interface DateFields {
  readonly fields: readonly number[]
  readonly offset: number | undefined
}

const dateOf = (match: RegExpExecArray | null): DateFields | undefined => {
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, zone, zoneHour, zoneMinute] = match
  const fields = [year, month ?? 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0].map(Number)
  const sign = zone === '-' ? -1 : 1
  const offset = zone === undefined ? undefined : sign * (Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0))
  return { fields, offset }
}

/** A date of PDF: `D:20150310171921+01'00'`. */
const pdfDate = (text: string): DateFields | undefined =>
  dateOf(
    /^(?:D:)?(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2}))?)?)?)?)?(?:([Z+-])(?:(\d{2})'?(?:(\d{2})'?)?)?)?$/.exec(
      text,
    ),
  )

/** A date of XMP: `2015-03-10T17:19:21+01:00`. Fractions of a second do not count. */
const xmpDate = (text: string): DateFields | undefined =>
  dateOf(
    /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?(?:([Z+-])(?:(\d{1,2}):?(\d{2})?)?)?)?)?)?$/.exec(
      text,
    ),
  )

const instant = ({ fields, offset }: DateFields): number => {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = fields
  return Date.UTC(year, month - 1, day, hour, minute, second) - (offset ?? 0) * 60_000
}

/** Whether two dates are one: the same instant, or the same local time where one of them says no zone. */
const sameDate = (info: string, xmp: string): boolean => {
  const [one, other] = [pdfDate(info), xmpDate(xmp)]
  if (!one || !other) return false
  if (one.offset !== undefined && other.offset !== undefined) return instant(one) === instant(other)
  return instant({ ...one, offset: 0 }) === instant({ ...other, offset: 0 })
}

/** An entry of the information dictionary that XMP says too (ISO 19005-1, 6.7.3, table 1). */
export interface InfoEntry {
  readonly key: string
  readonly property: string
  /** Undefined where it is no text. */
  readonly info: string | undefined
  /** Undefined where XMP does not say it. */
  readonly xmp: string | undefined
  readonly same: boolean
}

const pairs: readonly (readonly [key: string, prefix: 'dc' | 'pdf' | 'xmp', name: string])[] = [
  ['Title', 'dc', 'title'],
  ['Author', 'dc', 'creator'],
  ['Subject', 'dc', 'description'],
  ['Keywords', 'pdf', 'Keywords'],
  ['Creator', 'xmp', 'CreatorTool'],
  ['Producer', 'pdf', 'Producer'],
  ['CreationDate', 'xmp', 'CreateDate'],
  ['ModDate', 'xmp', 'ModifyDate'],
]

/** What a property says: the text of a simple one, the default language of several, the only item of a list. */
const saidBy = (xmp: Xmp | undefined, prefix: 'dc' | 'pdf' | 'xmp', name: string): string | undefined => {
  const value = propertyNamed(xmp, xmpNs[prefix], name)?.value
  if (value?.kind === 'simple') return value.text
  if (value?.kind !== 'array') return undefined
  const only =
    value.array === 'Alt'
      ? value.items.find((item) => item.kind === 'simple' && item.lang === 'x-default')
      : value.items[0]
  if (value.array !== 'Alt' && value.items.length !== 1) return undefined
  return only?.kind === 'simple' ? only.text : undefined
}

/** Trailing zeros end a text for the programs that write them. */
const bare = (text: string): string => {
  let to = text.length
  while (to > 0 && text.charCodeAt(to - 1) === 0) to--
  return text.slice(0, to)
}

/** Entries of the information dictionary beside what XMP says. */
export const infoEntriesOf = (file: CosFile, xmp: Xmp | undefined): readonly InfoEntry[] => {
  const info = file.dictOf(file.trailer?.entries.get('Info'))
  return pairs.flatMap(([key, prefix, name]): readonly InfoEntry[] => {
    const value = file.resolve(info?.entries.get(key))
    if (value === null) return []
    const text = value instanceof CosString ? bare(textOfBytes(value.bytes)) : undefined
    const said = saidBy(xmp, prefix, name)
    const same =
      text !== undefined &&
      said !== undefined &&
      (key.endsWith('Date') ? sameDate(text, said.trim()) : bare(said) === text)
    return [{ key, property: `${prefix}:${name}`, info: text, xmp: said, same }]
  })
}
