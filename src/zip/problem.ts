import type { Text } from '../model/text.ts'

const reasons = {
  'not-a-zip': (): Text => ({ fr: 'l’archive n’est pas un ZIP lisible', en: 'the archive is not a readable ZIP' }),
  truncated: (): Text => ({
    fr: 'l’archive est tronquée : son répertoire final manque',
    en: 'the archive is truncated: its final directory is missing',
  }),
  path: (name: string): Text => ({
    fr: `le chemin « ${name} » sort de l’archive`,
    en: `the path "${name}" leaves the archive`,
  }),
  encrypted: (name: string): Text => ({ fr: `« ${name} » est chiffré`, en: `"${name}" is encrypted` }),
  method: (name: string): Text => ({
    fr: `« ${name} » est compressé par une méthode inconnue (ni « stored » ni « deflate »)`,
    en: `"${name}" is compressed by an unknown method (neither stored nor deflate)`,
  }),
  duplicate: (name: string): Text => ({
    fr: `« ${name} » figure deux fois, à la casse près`,
    en: `"${name}" stands twice, case not counting`,
  }),
  damaged: (name: string): Text => ({
    fr: `« ${name} » est abîmé : son contenu ne se décompresse pas`,
    en: `"${name}" is damaged: its content cannot be inflated`,
  }),
  size: (name: string): Text => ({
    fr: `« ${name} » n’a pas la taille que l’archive annonce`,
    en: `"${name}" does not have the size that the archive announces`,
  }),
  crc: (name: string): Text => ({
    fr: `« ${name} » est abîmé : sa somme de contrôle (CRC-32) n’est pas celle que l’archive annonce`,
    en: `"${name}" is damaged: its checksum (CRC-32) is not the one that the archive announces`,
  }),
  bomb: (name: string): Text => ({
    fr: `« ${name} » se décompresse en plus de mille fois sa taille : c’est une bombe`,
    en: `"${name}" inflates to more than a thousand times its size: it is a bomb`,
  }),
  'too-many': (most: string): Text => ({ fr: `plus de ${most} fichiers`, en: `more than ${most} files` }),
  'too-big': (most: string): Text => ({
    fr: `plus de ${most} octets une fois décompressée`,
    en: `more than ${most} bytes once inflated`,
  }),
} as const

export type ZipReason = keyof typeof reasons

/** Every reason, with its sentence about something that is not named. */
export const zipReasons: readonly (readonly [ZipReason, Text])[] = (Object.keys(reasons) as ZipReason[]).map(
  (reason) => [reason, reasons[reason]('…')],
)

/** An archive, or one of its entries, that is not read. `reason` is a stable code, `text` the sentence for a person. */
export class ZipError extends Error {
  override readonly name = 'ZipError'
  readonly reason: ZipReason
  readonly text: Text

  constructor(reason: ZipReason, detail = '', cause?: unknown) {
    const text = reasons[reason](detail)
    super(text.en, { cause })
    this.reason = reason
    this.text = text
  }
}
