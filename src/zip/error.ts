import type { Text } from '../model/text.ts'

const reasons = {
  'not-a-zip': (_: string): Text => ({
    fr: 'l’archive n’est pas un ZIP lisible',
    en: 'the archive is not a readable ZIP',
  }),
  path: (name: string): Text => ({
    fr: `le chemin « ${name} » sort de l’archive`,
    en: `the path "${name}" leaves the archive`,
  }),
  encrypted: (name: string): Text => ({ fr: `« ${name} » est chiffré`, en: `"${name}" is encrypted` }),
  duplicate: (name: string): Text => ({
    fr: `« ${name} » figure deux fois, à la casse près`,
    en: `"${name}" stands twice, case not counting`,
  }),
  'too-many': (most: string): Text => ({ fr: `plus de ${most} fichiers`, en: `more than ${most} files` }),
  'too-big': (most: string): Text => ({
    fr: `plus de ${most} octets une fois décompressée`,
    en: `more than ${most} bytes once inflated`,
  }),
} as const

export type XdmReason = keyof typeof reasons

/** An archive that is not read. `reason` is a stable code, `text` the sentence for a person. */
export class XdmError extends Error {
  override readonly name = 'XdmError'
  readonly reason: XdmReason
  readonly text: Text

  constructor(reason: XdmReason, detail = '', cause?: unknown) {
    const text = reasons[reason](detail)
    super(text.en, { cause })
    this.reason = reason
    this.text = text
  }
}
