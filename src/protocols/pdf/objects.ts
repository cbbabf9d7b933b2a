import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib'

/** Looks through a reference; a broken one is nothing. */
export const resolved = (context: PDFContext | undefined, object: unknown): unknown => {
  if (context === undefined || object === undefined || object === null) return undefined
  try {
    return context.lookup(object as Parameters<PDFContext['lookup']>[0])
  } catch {
    return undefined
  }
}

export const entry = (dict: PDFDict | undefined, key: string): unknown =>
  dict && resolved(dict.context, dict.get(PDFName.of(key)))

export const has = (dict: PDFDict | undefined, key: string): boolean => entry(dict, key) !== undefined

export const dictAt = (dict: PDFDict | undefined, key: string): PDFDict | undefined => {
  const value = entry(dict, key)
  return value instanceof PDFDict ? value : undefined
}

export const nameAt = (dict: PDFDict | undefined, key: string): string | undefined => {
  const value = entry(dict, key)
  return value instanceof PDFName ? value.decodeText() : undefined
}

export const numberAt = (dict: PDFDict | undefined, key: string): number | undefined => {
  const value = entry(dict, key)
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

export const textAt = (dict: PDFDict | undefined, key: string): string | undefined => {
  const value = entry(dict, key)
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined
}

/** The dictionaries of an array, references followed. */
export const dictsAt = (dict: PDFDict | undefined, key: string): readonly PDFDict[] => {
  const value = entry(dict, key)
  if (!(value instanceof PDFArray)) return []
  return value
    .asArray()
    .map((item) => resolved(dict?.context, item))
    .filter((item) => item instanceof PDFDict)
}

/** Names of a value that is one name or an array of names: filters. */
export const namesAt = (dict: PDFDict, key: string): readonly string[] => {
  const value = entry(dict, key)
  const items = value instanceof PDFArray ? value.asArray().map((item) => resolved(dict.context, item)) : [value]
  return items.flatMap((item) => (item instanceof PDFName ? [item.decodeText()] : []))
}
