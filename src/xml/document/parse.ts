import { type ReadOptions, readXml } from '../read.ts'
import { DocumentBuilder } from './builder.ts'
import type { XmlDocument } from './document.ts'

/**
 * Parses a document into flat arrays: what the Schematron engine walks. Adjacent text and CDATA are one text.
 * @throws XmlError with the line and column where known
 */
export const parseXmlDocument = (input: string | Uint8Array, { file }: Pick<ReadOptions, 'file'> = {}): XmlDocument => {
  const builder = new DocumentBuilder()
  let pending = ''
  let depth = 0
  const flush = (): void => {
    if (pending !== '' && depth > 0) builder.text(pending)
    pending = ''
  }
  const source = readXml(
    input,
    {
      open: (name, declared, { offset }) => {
        flush()
        depth++
        builder.open(name, offset, declared)
      },
      attribute: (name, value) => builder.attribute(name, value),
      text: (text) => {
        pending = pending === '' ? text : pending + text
      },
      close: () => {
        flush()
        depth--
        builder.close()
      },
      comment: (text) => {
        flush()
        builder.comment(text)
      },
      instruction: (target) => {
        flush()
        builder.instruction(target)
      },
    },
    { file, places: true },
  )
  return builder.finish(source)
}
