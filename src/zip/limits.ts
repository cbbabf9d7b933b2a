/** How much of an archive is read. Beyond it the archive, or the entry, is refused before it is inflated. */
export interface ZipLimits {
  readonly entries: number
  /** Of all entries once inflated. */
  readonly bytes: number
  /** Of one entry once inflated. */
  readonly entryBytes: number
}

const mebibyte = 1024 * 1024

/** What an archive of a mail of 25 MB may reasonably hold. */
export const carriedInMail: ZipLimits = { entries: 1_000, bytes: 200 * mebibyte, entryBytes: 200 * mebibyte }

/** Documents of a vendor in one file, judged one after the other: only one is in memory at a time. */
export const folderInOneFile: ZipLimits = { entries: 100_000, bytes: 20 * 1024 * mebibyte, entryBytes: 256 * mebibyte }

/** The published package of the ANS has some 2,400 files and 70 MB; a dossier is smaller. */
export const unpackedToDisk: ZipLimits = { entries: 50_000, bytes: 1024 * mebibyte, entryBytes: 256 * mebibyte }

/** No document of this field deflates to a thousandth of its size. */
export const mostInflation = 1_000

/** Below this size once inflated, nobody is hurt whatever the ratio. */
export const harmless = 1_000_000
