/** A mail in a folder. The same bytes are shared by every mailbox that got them. */
export interface StoredMail {
  readonly uid: number
  readonly bytes: Uint8Array
  readonly internalDate: Date
  readonly flags: Set<string>
  /** No session has been told of it yet. */
  recent: boolean
  expunged: boolean
  /** Version of the folder at which its flags changed last. */
  changed: number
}

export interface Folder {
  /** Decoded, levels separated by `/`; the inbox is `INBOX`. */
  name: string
  readonly uidValidity: number
  readonly use: string | undefined
  uidNext: number
  /** In the order of their UID. */
  mails: StoredMail[]
  /** Grows with each change, whoever made it. */
  version: number
  subscribed: boolean
  deleted: boolean
  readonly watchers: Set<() => void>
}

export interface Mailbox {
  /** In lower case. */
  readonly address: string
  readonly folders: Map<string, Folder>
}

/** Every mailbox of the operator. */
export interface Mailboxes {
  readonly byAddress: Map<string, Mailbox>
  readonly now: () => Date
  /** Bytes of all mails, one count for each copy. */
  bytes: number
  /** What is kept at most, in bytes. */
  readonly most: number
  /** Every folder gets its own UIDVALIDITY. */
  lastValidity: number
}

export const separator = '/'

/** There is no room left in the operator's memory. */
export class FullError extends Error {
  override readonly name = 'FullError'
}

export const newMailboxes = (now: () => Date, most = 1024 * 1024 * 1024): Mailboxes => ({
  byAddress: new Map(),
  now,
  bytes: 0,
  most,
  lastValidity: Math.floor(now().getTime() / 1000),
})

const newFolder = (mailboxes: Mailboxes, name: string, use?: string): Folder => {
  mailboxes.lastValidity += 1
  return {
    name,
    uidValidity: mailboxes.lastValidity,
    use,
    uidNext: 1,
    mails: [],
    version: 0,
    subscribed: true,
    deleted: false,
    watchers: new Set(),
  }
}

const usual: readonly (readonly [name: string, use?: string])[] = [
  ['INBOX'],
  ['Brouillons', '\\Drafts'],
  ['Envoyés', '\\Sent'],
  ['Corbeille', '\\Trash'],
]

/** The mailbox of an address, with its usual folders; made when nobody has asked for it before. */
export const mailboxOf = (mailboxes: Mailboxes, address: string): Mailbox => {
  const key = address.toLowerCase()
  const known = mailboxes.byAddress.get(key)
  if (known) return known
  const fresh: Mailbox = {
    address: key,
    folders: new Map(usual.map(([name, use]) => [name, newFolder(mailboxes, name, use)])),
  }
  mailboxes.byAddress.set(key, fresh)
  return fresh
}

/** INBOX has no case (RFC 3501 §5.1). */
export const canonical = (name: string): string => (/^inbox(?=$|\/)/i.test(name) ? `INBOX${name.slice(5)}` : name)

export const folderOf = ({ folders }: Mailbox, name: string): Folder | undefined => folders.get(canonical(name))

/** Makes a folder; undefined when it is there already. */
export const makeFolder = (mailboxes: Mailboxes, mailbox: Mailbox, name: string): Folder | undefined => {
  const wanted = canonical(name)
  if (mailbox.folders.has(wanted)) return undefined
  const folder = newFolder(mailboxes, wanted)
  mailbox.folders.set(wanted, folder)
  return folder
}

export const notify = (folder: Folder): void => {
  for (const watcher of folder.watchers) watcher()
}

export interface NewMail {
  readonly bytes: Uint8Array
  readonly flags?: Iterable<string>
  readonly internalDate?: Date
}

/** @throws FullError */
export const addMail = (mailboxes: Mailboxes, folder: Folder, { bytes, flags, internalDate }: NewMail): StoredMail => {
  if (mailboxes.bytes + bytes.length > mailboxes.most) throw new FullError('the operator keeps no more mails')
  const mail: StoredMail = {
    uid: folder.uidNext,
    bytes,
    internalDate: internalDate ?? mailboxes.now(),
    flags: new Set(flags),
    recent: true,
    expunged: false,
    changed: 0,
  }
  mailboxes.bytes += bytes.length
  folder.uidNext += 1
  folder.version += 1
  mail.changed = folder.version
  folder.mails.push(mail)
  return mail
}

export const changeFlags = (folder: Folder, mail: StoredMail, flags: ReadonlySet<string>): void => {
  if (mail.flags.size === flags.size && [...flags].every((flag) => mail.flags.has(flag))) return
  mail.flags.clear()
  for (const flag of flags) mail.flags.add(flag)
  folder.version += 1
  mail.changed = folder.version
}

/** Takes mails out for good. */
export const removeMails = (mailboxes: Mailboxes, folder: Folder, mails: readonly StoredMail[]): void => {
  for (const mail of mails) {
    if (mail.expunged) continue
    mail.expunged = true
    mailboxes.bytes -= mail.bytes.length
  }
  folder.mails = folder.mails.filter(({ expunged }) => !expunged)
  folder.version += 1
}
