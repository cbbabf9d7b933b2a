import { SaxesParser } from 'saxes'
import { messageOf } from '../../model/errors.ts'
import { DocumentBuilder } from './builder.ts'
import { decodeXml } from './decode.ts'
import type { XmlDocument } from './document.ts'
import { NamespaceScope } from './namespaces.ts'
import { XmlDocumentError } from './problem.ts'

export interface ParseOptions {
  /** Named in errors. */
  readonly file?: string
  /** Refused above it, in bytes or UTF-16 units; 512 MiB unless told. */
  readonly maxSize?: number
}

const defaultMaxSize = 2 ** 29

/**
 * Looks for entity declarations before the document element; comments may say what they like. The parser could hand
 * over the DOCTYPE itself, but registering a handler for it makes the whole parse four times slower.
 */
const refuseEntities = (prolog: string, file: string | undefined): void => {
  if (!prolog.includes('<!DOCTYPE') || !/<!DOCTYPE.*<!ENTITY/s.test(prolog.replace(/<!--.*?-->/gs, ''))) return
  throw new XmlDocumentError(
    'entity',
    {
      fr: 'Le document déclare des entités dans un DOCTYPE : elles ne sont jamais lues.',
      en: 'The document declares entities in a DOCTYPE: they are never read.',
    },
    { file },
  )
}

const syntaxError = (error: unknown, file: string | undefined): XmlDocumentError => {
  if (error instanceof XmlDocumentError) return error
  const [, line, column, reason] = /(\d+):(\d+): (.*)/s.exec(messageOf(error)) ?? []
  const why = reason ?? messageOf(error)
  return new XmlDocumentError(
    'syntax',
    { fr: `Le document n’est pas du XML bien formé : ${why}`, en: `The document is not well-formed XML: ${why}` },
    line === undefined ? { file } : { file, line: Number(line), column: Number(column) + 1 },
  )
}

/**
 * Parses a document into flat arrays. Nothing outside the input is ever read: no external subset, no external entity;
 * a DOCTYPE that declares entities is refused, so that no expansion can happen. Adjacent text and CDATA are one text.
 * @throws XmlDocumentError with the line and column where known
 */
export const parseXmlDocument = (input: string | Uint8Array, options: ParseOptions = {}): XmlDocument => {
  const { file, maxSize = defaultMaxSize } = options
  if (input.length > maxSize)
    throw new XmlDocumentError(
      'size',
      { fr: `Le document dépasse ${maxSize} octets.`, en: `The document is larger than ${maxSize} bytes.` },
      { file },
    )
  const source = typeof input === 'string' ? input.replace(/^\uFEFF/, '') : decodeXml(input, file)
  const parser = new SaxesParser({ xmlns: false, position: true })
  const builder = new DocumentBuilder()
  const scope = new NamespaceScope(builder, file)
  let pending = ''
  let offset = 0
  let depth = 0
  let isProlog = true
  const flush = (): void => {
    if (pending !== '' && depth > 0) builder.text(pending)
    pending = ''
  }
  parser.on('text', (text) => {
    pending = pending === '' ? text : pending + text
  })
  parser.on('cdata', (text) => {
    pending += text
  })
  parser.on('comment', (text) => {
    flush()
    builder.comment(text)
  })
  parser.on('processinginstruction', ({ target }) => {
    flush()
    builder.instruction(builder.name('', '', target, target))
  })
  parser.on('opentagstart', ({ name }) => {
    offset = parser.position - name.length - 2
    if (isProlog) refuseEntities(source.slice(0, offset), file)
    isProlog = false
  })
  parser.on('opentag', ({ name, attributes }) => {
    flush()
    depth++
    scope.open(name, attributes, offset)
  })
  parser.on('closetag', () => {
    flush()
    depth--
    scope.close()
    builder.close()
  })
  try {
    parser.write(source).close()
  } catch (error) {
    throw syntaxError(error, file)
  }
  return builder.finish(source)
}
