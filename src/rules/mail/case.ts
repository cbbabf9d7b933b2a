import type { Kind } from '../../model/kind.ts'
import type { MailMessage } from '../../protocols/mail/message.ts'
import { isXdmName } from '../../protocols/xdm/archive.ts'
import type { Claim } from '../coherence/claim.ts'

/** An attachment, and what it turned out to be. */
export interface SeenAttachment {
  readonly filename: string | undefined
  readonly kind: Kind
  readonly isNamedXdm: boolean
  readonly size: number
}

/** A mail as its rules look at it. */
export interface MailCase {
  readonly message: MailMessage
  readonly attachments: readonly SeenAttachment[]
  /** What the CDA inside its archives say; a CDA attached by itself is not among them. */
  readonly cdas: readonly Claim[]
  /** Size of the whole mail in bytes. */
  readonly size: number
}

export const seenAttachment = (filename: string | undefined, kind: Kind, size: number): SeenAttachment => ({
  filename,
  kind,
  isNamedXdm: isXdmName(filename),
  size,
})

/** Values of a header, by its name in any case. */
export const headerValues = ({ message }: MailCase, name: string): readonly string[] =>
  message.headers[name.toLowerCase()] ?? []

/** MSS/CONF.14: matricule, OID, birth name, first given name, birth date and sex all stand in the header. */
export const isQualified = ({ ins, insOid, families, givens, birthDate, sex }: Claim): boolean =>
  [ins, insOid, families[0], givens[0], birthDate, sex].every((trait) => trait !== undefined && trait !== '')
