import { PDFArray, type PDFContext, PDFDict, PDFStream } from '@cantoo/pdf-lib'
import type { PdfFacts, PdfFont } from './facts.ts'
import { dictAt, dictsAt, has, nameAt, namesAt, numberAt } from './objects.ts'

/** Actions of ISO 19005-1 6.6.1, and the named ones apart. */
const forbidden = ['Launch', 'Sound', 'Movie', 'ResetForm', 'ImportData', 'JavaScript', 'SetState', 'NoOp']

/** More objects than these are not looked at: a document of health has thousands. */
const mostObjects = 500_000

/** Every dictionary of the document: indirect, those of streams, and those inside others. */
export const dictionariesOf = (context: PDFContext): readonly PDFDict[] => {
  const found: PDFDict[] = []
  const todo: unknown[] = context.enumerateIndirectObjects().map(([, object]) => object)
  for (let next = todo.pop(); next !== undefined && found.length < mostObjects; next = todo.pop()) {
    if (next instanceof PDFStream) next = next.dict
    if (next instanceof PDFArray) todo.push(...next.asArray().slice(0, mostObjects))
    if (!(next instanceof PDFDict)) continue
    found.push(next)
    todo.push(...next.values())
  }
  return found
}

const isFont = (dict: PDFDict): boolean => nameAt(dict, 'Type') === 'Font'

const embeds = (descriptor: PDFDict | undefined): boolean =>
  ['FontFile', 'FontFile2', 'FontFile3'].some((key) => has(descriptor, key))

/** A composite font (Type 0) is its descendant, which is a font of its own. */
const fontOf = (dict: PDFDict): readonly PdfFont[] => {
  const subtype = nameAt(dict, 'Subtype')
  if (!isFont(dict) || subtype === 'Type0' || subtype === undefined) return []
  const name = nameAt(dict, 'BaseFont') ?? subtype
  return [{ name, embedded: subtype === 'Type3' || embeds(dictAt(dict, 'FontDescriptor')) }]
}

const actionsOf = (dict: PDFDict): readonly string[] => {
  const kind = nameAt(dict, 'S') ?? ''
  const stated = forbidden.includes(kind) && !has(dict, 'Type') ? [kind] : []
  const typed = nameAt(dict, 'Type') === 'Action' && forbidden.includes(kind) ? [kind] : []
  return [...stated, ...typed, ...(has(dict, 'JS') || has(dict, 'JavaScript') ? ['JavaScript'] : [])]
}

/** A stream with `F` lies in another file; `Ref`, `OPI` and `Alternates` stand for content that lies elsewhere. */
const externalOf = (dict: PDFDict): readonly string[] => [
  ...(has(dict, 'Length') && has(dict, 'F') ? ['F'] : []),
  ...['Ref', 'OPI', 'Alternates'].filter((key) => nameAt(dict, 'Type') === 'XObject' && has(dict, key)),
]

const blendModes = ['Normal', 'Compatible']

const transparencyOf = (dict: PDFDict): readonly string[] => {
  const found: string[] = []
  if (nameAt(dict, 'S') === 'Transparency') found.push('Group')
  // In an image the mask is a stream; in a graphics state it is None or a dictionary.
  if (has(dict, 'SMask') && nameAt(dict, 'SMask') !== 'None') found.push('SMask')
  for (const key of ['CA', 'ca']) if ((numberAt(dict, key) ?? 1) < 1) found.push(key)
  const modes = namesAt(dict, 'BM')
  if (modes.some((mode) => !blendModes.includes(mode))) found.push(`BM ${modes.join(' ')}`)
  return found
}

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)]

type Inventory = Pick<
  PdfFacts,
  'fonts' | 'forbiddenActions' | 'externalReferences' | 'transparency' | 'lzw' | 'embeddedFiles'
>

/** What the objects of a document hold that PDF/A-1 has a rule for. */
export const inventoryOf = (dictionaries: readonly PDFDict[], catalog: PDFDict | undefined): Inventory => ({
  fonts: dictionaries.flatMap(fontOf),
  forbiddenActions: distinct([
    ...dictionaries.flatMap(actionsOf),
    ...(has(dictAt(catalog, 'Names'), 'JavaScript') ? ['JavaScript'] : []),
  ]),
  externalReferences: distinct(dictionaries.flatMap(externalOf)),
  transparency: distinct(dictionaries.flatMap(transparencyOf)),
  lzw: dictionaries.some((dict) => namesAt(dict, 'Filter').some((filter) => /^LZW/.test(filter))),
  embeddedFiles: has(dictAt(catalog, 'Names'), 'EmbeddedFiles') || dictionaries.some((dict) => has(dict, 'EF')),
})

/** Whether an output intent for PDF/A names a profile or a known condition (ISO 19005-1 6.2.2). */
export const hasOutputIntent = (catalog: PDFDict | undefined): boolean =>
  dictsAt(catalog, 'OutputIntents').some(
    (intent) =>
      nameAt(intent, 'S') === 'GTS_PDFA1' &&
      (has(intent, 'DestOutputProfile') || has(intent, 'OutputConditionIdentifier')),
  )
