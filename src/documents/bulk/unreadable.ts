import type { Stats } from 'node:fs'
import { messageOf } from '../../model/errors.ts'
import { ZipError } from '../../zip/problem.ts'
import type { ToldRule } from '../told-rules.ts'
import type { Unreadable } from './source.ts'

/** Why the file system does not give a file, in words. */
const reasons: Readonly<Record<string, Unreadable['problem']>> = {
  ENOENT: { fr: 'il n’y a pas de fichier de ce nom (ENOENT)', en: 'there is no file of this name (ENOENT)' },
  EACCES: { fr: 'vous n’avez pas le droit de le lire (EACCES)', en: 'you may not read it (EACCES)' },
  EPERM: { fr: 'vous n’avez pas le droit de le lire (EPERM)', en: 'you may not read it (EPERM)' },
  ELOOP: { fr: 'ses liens symboliques tournent en rond (ELOOP)', en: 'its symbolic links go round in circles (ELOOP)' },
  ENAMETOOLONG: { fr: 'son nom est trop long (ENAMETOOLONG)', en: 'its name is too long (ENAMETOOLONG)' },
  EIO: { fr: 'le disque ne le rend pas (EIO)', en: 'the disk does not give it (EIO)' },
}

const codeOf = (error: unknown): string => {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  return typeof code === 'string' ? code : ''
}

/** A file that is not read, by the error that stopped it: one of the file system, or of an archive. */
export const unreadableBecause = (file: string, error: unknown): Unreadable => {
  if (error instanceof ZipError)
    return { file, rule: `zip.refused.${error.reason}`, problem: error.text, isWrong: true }
  const why = messageOf(error)
  return { file, rule: 'file.read', problem: reasons[codeOf(error)] ?? { fr: why, en: why }, isWrong: false }
}

const unread = (file: string, rule: ToldRule, fr: string, en: string): Unreadable => ({
  file,
  rule,
  problem: { fr, en },
  isWrong: false,
})

/** Bytes of a file that is read at once: beyond them memory is not bounded any more. */
export const mostBytes = 256 * 1024 * 1024

/** What is no file to be read, though it has a name: reading it would wait for ever, or never end. */
export const specialFile = (file: string, stats: Stats): Unreadable | undefined => {
  if (stats.isFile()) return undefined
  const [fr, en] = stats.isFIFO()
    ? ['c’est un tube (FIFO)', 'it is a pipe (FIFO)']
    : stats.isSocket()
      ? ['c’est une socket', 'it is a socket']
      : ['c’est un périphérique', 'it is a device']
  return unread(
    file,
    'file.regular',
    `${fr}, pas un fichier ; pour juger ce qui en sort, donnez-le par l’entrée standard (-)`,
    `${en}, no file; to judge what comes out of it, give it by standard input (-)`,
  )
}

export const tooBig = (file: string): Unreadable =>
  unread(
    file,
    'file.size',
    `il dépasse ${mostBytes} octets : aucun document de ce domaine n’en approche`,
    `it is larger than ${mostBytes} bytes: no document of this field comes near`,
  )

export const notUtf8Name = (file: string): Unreadable =>
  unread(file, 'file.name-encoding', 'son nom n’est pas en UTF-8 ; renommez-le', 'its name is not in UTF-8; rename it')
