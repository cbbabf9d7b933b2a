import type { Kind } from '../../model/kind.ts'
import type { Text } from '../../model/text.ts'
import { ZipError } from '../../zip/problem.ts'
import { kindOf } from '../recognise.ts'
import { directly, type View } from '../views.ts'
import { isXdmName } from '../xdm/archive.ts'
import { type CarriedCda, type OpenedArchive, openArchive } from '../xdm/opened.ts'
import { type MailAttachment, type MailMessage, readMail } from './message.ts'

/** An attachment, and what it is by its content. */
export interface SeenAttachment extends MailAttachment {
  readonly kind: Kind
  readonly isNamedXdm: boolean
}

/** An archive of a mail, under the name of its attachment. */
export interface AttachedArchive extends OpenedArchive {
  readonly name: string
}

/** An attachment that should be an archive and cannot be opened as one. */
export interface ClosedArchive {
  readonly name: string
  readonly problem: Text
}

/** A mail with all that it carries, read once for whoever judges it: a suite, `validate`, a report. */
export interface OpenedMail {
  readonly message: MailMessage
  /** Size of the whole mail in bytes. */
  readonly size: number
  readonly attachments: readonly SeenAttachment[]
  readonly archives: readonly AttachedArchive[]
  readonly closed: readonly ClosedArchive[]
  /** The CDA inside the archives; a CDA attached by itself is not among them. */
  readonly cdas: readonly CarriedCda[]
}

const noArchive: Text = { fr: 'aucun dossier IHE_XDM', en: 'no IHE_XDM folder' }

const opened = async (name: string, bytes: Uint8Array, view: View): Promise<AttachedArchive | ClosedArchive> => {
  try {
    const archive = await view(bytes, openArchive)
    return view(bytes, kindOf) === 'xdm' ? { name, ...archive } : { name, problem: noArchive }
  } catch (error) {
    if (error instanceof ZipError) return { name, problem: error.text }
    throw error
  }
}

/** How an attachment is called: its name, or its rank from 1. */
export const attachmentName = (filename: string | undefined, index: number): string => filename || `${index + 1}`

/**
 * Opens a mail: what its attachments are by their content, its archives, and the CDA inside them. `view` keeps each body's
 * reading for whoever asks for it again.
 * @throws MailError when the bytes are no mail
 */
export const openMail = async (bytes: Uint8Array, view: View = directly): Promise<OpenedMail> => {
  const message = await view(bytes, readMail)
  const attachments = message.attachments.map((attachment) => ({
    ...attachment,
    kind: view(attachment.bytes, kindOf),
    isNamedXdm: isXdmName(attachment.filename),
  }))
  const archives: AttachedArchive[] = []
  const closed: ClosedArchive[] = []
  for (const [index, attachment] of attachments.entries()) {
    if (attachment.kind !== 'xdm' && !attachment.isNamedXdm) continue
    const one = await opened(attachmentName(attachment.filename, index), attachment.bytes, view)
    if ('problem' in one) closed.push(one)
    else archives.push(one)
  }
  return { message, size: bytes.byteLength, attachments, archives, closed, cdas: archives.flatMap(({ cdas }) => cdas) }
}
