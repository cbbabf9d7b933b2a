/** What the INS datamatrix says of a person. Dates are `AAAA-MM-JJ`, the COG may be missing. */
export interface DatamatrixIns {
  /** 15 characters, key included. */
  readonly matricule: string
  readonly oid: string
  /** All the birth given names, space-separated. */
  readonly prenoms: string
  readonly nomNaissance: string
  readonly sexe: 'M' | 'F'
  readonly dateNaissance: string
  readonly lieuNaissance?: string
}

/** `IS`, version `01`, and 22 zeros ("Format datamatrix INS" 2.2). */
const header = `IS01${'0'.repeat(22)}`

const groupSeparator = '\u001d'

interface Block {
  readonly id: string
  readonly name: keyof DatamatrixIns
  readonly length: number
  /** A variable block ends by a group separator, unless it reached its length or stands last. */
  readonly variable?: true
}

const blocks: readonly Block[] = [
  { id: 'S1', name: 'matricule', length: 15 },
  { id: 'S2', name: 'oid', length: 20, variable: true },
  { id: 'S3', name: 'prenoms', length: 100, variable: true },
  { id: 'S4', name: 'nomNaissance', length: 100, variable: true },
  { id: 'S5', name: 'sexe', length: 1 },
  { id: 'S6', name: 'dateNaissance', length: 10 },
  { id: 'S7', name: 'lieuNaissance', length: 5 },
]

const reversed = (date: string): string => date.split('-').reverse().join('-')

/** The text to encode. The caller has checked that the identity is qualified and that names are in the letters of INSi. */
export const datamatrixText = (ins: DatamatrixIns): string => {
  const present = blocks.flatMap((block) => {
    const value = block.name === 'dateNaissance' ? reversed(ins.dateNaissance) : ins[block.name]
    return value === undefined || value === '' ? [] : [{ ...block, value: value.slice(0, block.length) }]
  })
  const written = present.map(({ id, value, length, variable }, at) => {
    const ended = variable !== true || value.length === length || at === present.length - 1
    return id + value + (ended ? '' : groupSeparator)
  })
  return header + written.join('')
}

export type DatamatrixReading = { readonly ins: DatamatrixIns } | { readonly problem: string }

/** One block from the start of a text: its value and what follows, or undefined when the text is too short for it. */
const blockAt = (text: string, { length, variable }: Block): { value: string; rest: string } | undefined => {
  if (variable === true) {
    const end = text.indexOf(groupSeparator)
    if (end >= 0 && end < length) return { value: text.slice(0, end), rest: text.slice(end + 1) }
  }
  if (text.length < length && variable !== true) return undefined
  return { value: text.slice(0, length), rest: text.slice(length) }
}

/**
 * What a scanner that returns this text shows. Blocks may come in any order; a block that is unknown, repeated, too short
 * or missing (except the COG) is a problem, told in English.
 */
export const readDatamatrix = (text: string): DatamatrixReading => {
  if (!text.startsWith(header)) return { problem: `the text does not start with ${header}` }
  const values = new Map<string, string>()
  let rest = text.slice(header.length)
  while (rest !== '') {
    const block = blocks.find(({ id }) => rest.startsWith(id))
    if (block === undefined) return { problem: `no block starts with ${JSON.stringify(rest.slice(0, 2))}` }
    if (values.has(block.name)) return { problem: `block ${block.id} occurs twice` }
    const found = blockAt(rest.slice(2), block)
    if (found === undefined) return { problem: `block ${block.id} is shorter than ${block.length} characters` }
    values.set(block.name, found.value)
    rest = found.rest
  }
  const missing = blocks.find(({ name }) => name !== 'lieuNaissance' && (values.get(name) ?? '') === '')
  if (missing !== undefined) return { problem: `block ${missing.id} is missing or empty` }
  const sexe = values.get('sexe')
  if (sexe !== 'M' && sexe !== 'F') return { problem: `block S5 is ${JSON.stringify(sexe)}, M or F is expected` }
  const value = (name: keyof DatamatrixIns) => values.get(name) ?? ''
  const lieuNaissance = values.get('lieuNaissance')
  return {
    ins: {
      matricule: value('matricule'),
      oid: value('oid'),
      prenoms: value('prenoms'),
      nomNaissance: value('nomNaissance'),
      sexe,
      dateNaissance: reversed(value('dateNaissance')),
      ...(lieuNaissance === undefined ? {} : { lieuNaissance }),
    },
  }
}
