import { isMatricule } from './matricule.ts'

/** What a datamatrix INS says ("Format datamatrix INS" v2.2, known second-hand). Absent fields are undefined. */
export interface DatamatrixIns {
  /** S1: 15 characters. */
  readonly matricule: string
  /** S2 */
  readonly oid: string
  /** S3: the list of given names, space between them. */
  readonly givenNames: string
  /** S4 */
  readonly birthName: string
  /** S5: `M` or `F`. */
  readonly sex: string
  /** S6: `JJ-MM-AAAA`. */
  readonly birthDate: string
  /** S7: optional. */
  readonly birthPlaceCog: string | undefined
}

/** Why a text is no datamatrix INS, or how it departs from the format. The values are stable codes. */
export type DatamatrixProblem =
  | 'header'
  | 'unknown-field'
  | 'repeated-field'
  | 'missing-field'
  | 'length'
  | 'separator-missing'
  | 'separator-superfluous'
  | 'characters'
  | 'key'

export interface DatamatrixReading {
  readonly fields: Partial<DatamatrixIns>
  /** Empty when the text follows the format. */
  readonly problems: readonly { readonly code: DatamatrixProblem; readonly field: string | undefined }[]
}

type FieldId = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7'

interface Field {
  readonly id: FieldId
  readonly key: keyof DatamatrixIns
  readonly longest: number
  readonly fixed: boolean
  readonly shape: RegExp
}

/** Names: capitals without accents; spaces, hyphens and apostrophes stand between letters. */
const name = /^[A-Z' -]+$/

const fields: readonly Field[] = [
  { id: 'S1', key: 'matricule', longest: 15, fixed: true, shape: /^[0-9AB]{15}$/ },
  { id: 'S2', key: 'oid', longest: 20, fixed: false, shape: /^[0-9.]{19,20}$/ },
  { id: 'S3', key: 'givenNames', longest: 100, fixed: false, shape: name },
  { id: 'S4', key: 'birthName', longest: 100, fixed: false, shape: name },
  { id: 'S5', key: 'sex', longest: 1, fixed: true, shape: /^[MF]$/ },
  { id: 'S6', key: 'birthDate', longest: 10, fixed: true, shape: /^\d\d-\d\d-\d{4}$/ },
  { id: 'S7', key: 'birthPlaceCog', longest: 5, fixed: true, shape: /^[0-9AB]{5}$/ },
]

/** Ends a variable field that is neither as long as it may be nor the last one. */
const groupSeparator = '\u001d'

/** Type `IS`, version `01`, 22 zeros. */
export const datamatrixHeader = `IS01${'0'.repeat(22)}`

export const looksLikeDatamatrixIns = (text: string): boolean => /^IS\d{24}/.test(text)

/** Writes the text of a datamatrix INS. Values are taken as they are. */
export const formatDatamatrix = (ins: DatamatrixIns): string => {
  const present = fields.filter(({ key }) => ins[key] !== undefined)
  const body = present.map(({ id, key, longest, fixed }, index) => {
    const value = ins[key] ?? ''
    const separated = !fixed && value.length < longest && index < present.length - 1
    return `${id}${value}${separated ? groupSeparator : ''}`
  })
  return datamatrixHeader + body.join('')
}

/** The value of a field at a place, and where the next field starts. */
const valueAt = (text: string, from: number, { longest, fixed }: Field) => {
  const limit = Math.min(text.length, from + longest)
  const separator = text.indexOf(groupSeparator, from)
  const end = separator >= from && separator <= limit ? separator : limit
  const separated = text[end] === groupSeparator
  const value = text.slice(from, end)
  const next = separated ? end + 1 : end
  const superfluous = separated && (fixed || value.length === longest || next >= text.length)
  return { value, next, superfluous }
}

/**
 * Reads the text of a datamatrix INS. A field of variable length that should end with a separator and does not runs over
 * the next one: it is then too long or holds characters that it may not, and that is what is said.
 */
export const parseDatamatrix = (text: string): DatamatrixReading => {
  const found: Partial<Record<keyof DatamatrixIns, string>> = {}
  const problems: DatamatrixReading['problems'][number][] = []
  const say = (code: DatamatrixProblem, field?: string) => problems.push({ code, field })
  if (!text.startsWith(datamatrixHeader)) say('header')
  let at = datamatrixHeader.length
  while (at < text.length) {
    const id = text.slice(at, at + 2)
    const field = fields.find((one) => one.id === id)
    if (field === undefined) {
      say('unknown-field', id)
      break
    }
    const { value, next, superfluous } = valueAt(text, at + 2, field)
    if (found[field.key] !== undefined) say('repeated-field', id)
    if (superfluous) say('separator-superfluous', id)
    if (field.fixed && value.length !== field.longest) say('length', id)
    else if (/S[1-7]/.test(value) && !field.fixed) say('separator-missing', id)
    else if (!field.shape.test(value)) say('characters', id)
    found[field.key] = value
    at = next
  }
  for (const { id, key } of fields) if (found[key] === undefined && id !== 'S7') say('missing-field', id)
  if (found.matricule !== undefined && !isMatricule(found.matricule)) say('key', 'S1')
  return { fields: found, problems }
}
