import { createHash, hash as hashOnce } from 'node:crypto'
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs'

/** Why a file of a received dossier is not read: a link, a FIFO, a device and a folder are all `not-a-file`. */
export type Unread = 'missing' | 'not-a-file' | 'too-big'

/** What reading a file of a received dossier gives. */
export type Read<T> = { readonly value: T } | { readonly unread: Unread }

// A link is refused by the first two looks and by the opening itself, so that a swap between them changes nothing; a FIFO
// swapped in does not wait for its other end. Windows knows neither flag.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

const isRegular = (path: string): Unread | undefined => {
  try {
    return lstatSync(path).isFile() ? undefined : 'not-a-file'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' ? 'missing' : 'not-a-file'
  }
}

const swapped = (error: unknown): boolean =>
  ['ELOOP', 'ENOENT', 'ENXIO', 'EACCES', 'EPERM', 'EISDIR'].includes(String((error as NodeJS.ErrnoException).code))

/** Opens a regular file of at most `most` bytes and hands its descriptor and size to `use`, whatever else has its name. */
export const withRegularFile = <T>(path: string, most: number, use: (file: number, size: number) => T): Read<T> => {
  const unread = isRegular(path)
  if (unread) return { unread }
  let file: number
  try {
    file = openSync(path, flags)
  } catch (error) {
    if (swapped(error)) return { unread: 'not-a-file' }
    throw error
  }
  try {
    const stat = fstatSync(file)
    if (!stat.isFile()) return { unread: 'not-a-file' }
    return stat.size > most ? { unread: 'too-big' } : { value: use(file, stat.size) }
  } finally {
    closeSync(file)
  }
}

/** Reads up to `size` bytes from `at`: fewer when the file ends before. */
export const bytesFrom = (file: number, at: number, size: number): Uint8Array => {
  const bytes = Buffer.allocUnsafeSlow(size)
  let read = 0
  while (read < size) {
    const more = readSync(file, bytes, read, size - read, at + read)
    if (more === 0) break
    read += more
  }
  return bytes.subarray(0, read)
}

/** The bytes of a regular file of at most `most` bytes. */
export const readRegular = (path: string, most: number): Read<Uint8Array> =>
  withRegularFile(path, most, (file, size) => bytesFrom(file, 0, size))

const piece = 1024 * 1024

/** SHA-256 (hex) of a regular file, which is never in memory as a whole. */
export const digestOf = (path: string, most: number): Read<{ readonly sha256: string; readonly size: number }> =>
  withRegularFile(path, most, (file, size) => {
    if (size <= piece) {
      const bytes = bytesFrom(file, 0, size)
      return { sha256: hashOnce('sha256', bytes), size: bytes.byteLength }
    }
    const hash = createHash('sha256')
    let at = 0
    for (let part = bytesFrom(file, at, piece); part.byteLength > 0; part = bytesFrom(file, at, piece)) {
      hash.update(part)
      at += part.byteLength
      if (at > most) break
    }
    return { sha256: hash.digest('hex'), size: at }
  })

/**
 * Hands each line of a file, without its end, to `take`, until that says to stop; gives what follows the last line taken,
 * at most `longest` bytes and one. Never more than one line is in memory, nor one longer than that.
 */
export const eachLine = (file: number, longest: number, take: (line: Uint8Array) => boolean): Uint8Array => {
  let rest = Buffer.alloc(0)
  let at = 0
  for (;;) {
    const part = bytesFrom(file, at, piece)
    if (part.byteLength === 0) return rest
    at += part.byteLength
    // A long line is joined piece by piece, up to the longest.
    rest = Buffer.concat([rest, part])
    let start = 0
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a, start)) {
      if (!take(rest.subarray(start, end))) return rest.subarray(start, Math.min(rest.length, start + longest + 1))
      start = end + 1
    }
    rest = rest.subarray(start)
    if (rest.length > longest) return rest.subarray(0, longest + 1)
  }
}
