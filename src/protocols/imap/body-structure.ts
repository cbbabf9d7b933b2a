import { firstValue } from '../mail/header-fields.ts'
import { type Parameterised, parameterised } from '../mail/parameters.ts'
import type { MailPart } from '../mail/parts.ts'
import { envelope } from './envelope.ts'
import { between, list, nstring, type Response, string } from './write.ts'

const nil: Response = ['NIL']

const parameters = (given: Parameterised['parameters']): Response =>
  given.length === 0 ? nil : list(given.flatMap(([name, value]) => [string(name), string(value)]))

const disposition = (written: string | undefined): Response => {
  if (written === undefined) return nil
  const { value, parameters: given } = parameterised(written)
  return value === '' ? nil : list([string(value.toLowerCase()), parameters(given)])
}

const languages = (written: string | undefined): Response => {
  const found = (written ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (found.length === 0) return nil
  return found.length === 1 ? string(found[0] ?? '') : list(found.map(string))
}

const linesOf = (bytes: Uint8Array, { bodyStart, end }: MailPart): number => {
  let lines = 0
  for (let at = bytes.indexOf(10, bodyStart); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) lines += 1
  return end > bodyStart && bytes[end - 1] !== 10 ? lines + 1 : lines
}

/** The structure of a message (RFC 3501 §7.4.2): `extended` is BODYSTRUCTURE, without it BODY. */
export const bodyStructure = (bytes: Uint8Array, part: MailPart, extended: boolean): Response => {
  const value = (name: string) => firstValue(bytes, part.fields, name) || undefined
  const [type = 'text', subtype = 'plain'] = part.type.split('/')
  const afterwards = [
    disposition(value('content-disposition')),
    languages(value('content-language')),
    nstring(value('content-location')),
  ]
  if (part.parts.length > 0) {
    const inside = between(
      '',
      part.parts.map((one) => bodyStructure(bytes, one, extended)),
    )
    const rest = [string(subtype), ...(extended ? [parameters(part.parameters), ...afterwards] : [])]
    return ['(', ...inside, ' ', ...between(' ', rest), ')']
  }
  // A multipart that cannot be opened has no form of its own here: it is told as the text that it holds.
  const isClosed = type === 'multipart'
  const named = isClosed
    ? [string('text'), string('plain'), nil]
    : [string(type), string(subtype), parameters(part.parameters)]
  const size = String(part.end - part.bodyStart)
  const basic: Response[] = [
    ...named,
    nstring(value('content-id')),
    nstring(value('content-description')),
    string(part.encoding),
    [size],
  ]
  const lines: Response = [String(linesOf(bytes, part))]
  if (part.message !== undefined) {
    basic.push(envelope(bytes, part.message), bodyStructure(bytes, part.message, extended), lines)
  } else if (type === 'text' || isClosed) basic.push(lines)
  return list(extended ? [...basic, nstring(value('content-md5')), ...afterwards] : basic)
}
