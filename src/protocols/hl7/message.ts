import { escaped, type Separators, unescaped, usualSeparators } from './separators.ts'

/** A component: its subcomponents, unescaped. A plain component has one. */
export type Component = readonly string[]

/** One occurrence of a field: its components. */
export type Repetition = readonly Component[]

/** A field: its occurrences. An empty field has none. */
export type Field = readonly Repetition[]

export interface Segment {
  readonly name: string
  /** `fields[0]` is field 1. MSH counts from its separator, as HL7 does: `fields[8]` of MSH is MSH-9. */
  readonly fields: readonly Field[]
}

/** An HL7 v2 message: its segments in order, the first being MSH. */
export interface Hl7Message {
  readonly segments: readonly Segment[]
}

/** The text is not an HL7 v2 message. */
export class Hl7Error extends Error {
  override readonly name = 'Hl7Error'
}

const fieldOf = (text: string, separators: Separators): Field => {
  if (text === '') return []
  return text
    .split(separators.repetition)
    .map((repetition) =>
      repetition
        .split(separators.component)
        .map((component) => component.split(separators.subcomponent).map((value) => unescaped(value, separators))),
    )
}

const verbatim = (text: string): Field => [[[text]]]

const segmentOf = (line: string, separators: Separators): Segment => {
  const [name = '', ...fields] = line.split(separators.field)
  if (name !== 'MSH') return { name, fields: fields.map((field) => fieldOf(field, separators)) }
  const [declared = '', ...others] = fields
  return {
    name,
    fields: [verbatim(separators.field), verbatim(declared), ...others.map((field) => fieldOf(field, separators))],
  }
}

/**
 * Reads a message whose segments end by CR; LF and CRLF, which files have, are accepted too.
 * @throws Hl7Error when it does not start with MSH and its four delimiters
 */
export const readHl7 = (text: string): Hl7Message => {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line !== '')
  const [first = ''] = lines
  if (!/^MSH.{5}/.test(first)) throw new Hl7Error('the message does not start with MSH and its delimiters')
  const [field = '', component = '', repetition = '', mark = '', subcomponent = ''] = first.slice(3, 8)
  if (new Set([field, component, repetition, mark, subcomponent]).size < 5) {
    throw new Hl7Error(`MSH declares the same delimiter twice: ${first.slice(3, 8)}`)
  }
  const separators = { field, component, repetition, escape: mark, subcomponent }
  return { segments: lines.map((line) => segmentOf(line, separators)) }
}

export const segmentsNamed = (message: Hl7Message, name: string): readonly Segment[] =>
  message.segments.filter((segment) => segment.name === name)

/** The occurrences of a field, by its HL7 number (1 is the first). */
export const fieldAt = (segment: Segment | undefined, field: number): Field => segment?.fields[field - 1] ?? []

/** A component (and subcomponent) of an occurrence, by HL7 numbers; empty when it is not there. */
export const componentAt = (repetition: Repetition | undefined, component: number, subcomponent = 1): string =>
  repetition?.[component - 1]?.[subcomponent - 1] ?? ''

/** The first value of a field: `valueAt(msh, 9, 2)` is the trigger event. */
export const valueAt = (segment: Segment | undefined, field: number, component = 1): string =>
  componentAt(fieldAt(segment, field)[0], component)

/** A field as a writer gives it: a text, or occurrences, made of components, made of texts or subcomponents. */
export type WrittenField = string | readonly (readonly (string | readonly string[])[])[] | undefined

/** A segment made of fields by number: `segment('PID', { 1: '1', 8: 'F' })`. */
export const segment = (name: string, fields: Readonly<Record<number, WrittenField>>): Segment => {
  const last = Math.max(0, ...Object.keys(fields).map(Number))
  return {
    name,
    fields: Array.from({ length: last }, (_, at) => {
      const value = fields[at + 1]
      if (value === undefined || value === '') return []
      if (typeof value === 'string') return [[[value]]]
      return value.map((repetition) => repetition.map((part) => (typeof part === 'string' ? [part] : part)))
    }),
  }
}

const { field: bar, component: hat, repetition: tilde, subcomponent: ampersand } = usualSeparators

const trimmed = <T>(parts: readonly T[], empty: (part: T) => boolean): readonly T[] =>
  parts.slice(0, parts.findLastIndex((part) => !empty(part)) + 1)

const repetitionText = (repetition: Repetition): string => {
  const components = repetition.map((component) =>
    trimmed(component.map(escaped), (part) => part === '').join(ampersand),
  )
  return trimmed(components, (part) => part === '').join(hat)
}

const segmentText = ({ name, fields }: Segment): string => {
  const texts = fields.map((field) => field.map(repetitionText).join(tilde))
  if (name !== 'MSH') return [name, ...trimmed(texts, (text) => text === '')].join(bar)
  return `MSH${bar}${hat}${tilde}${usualSeparators.escape}${ampersand}${bar}${texts.slice(2).join(bar)}`
}

/** The message with the usual delimiters, every segment ended by CR. MSH-1 and MSH-2 are written whatever the segment holds. */
export const writeHl7 = ({ segments }: Hl7Message): string => segments.map((one) => `${segmentText(one)}\r`).join('')
