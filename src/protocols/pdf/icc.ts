/** What the header of an ICC profile says (ICC.1, 7.2). */
export interface IccHeader {
  /** `mntr`, `prtr`, `scnr`, `spac`… */
  readonly deviceClass: string
  /** `RGB `, `CMYK`, `GRAY`, `Lab `…, four characters. */
  readonly space: string
  /** Major and minor version: 2.1, 4.3. */
  readonly version: number
}

/** Reads the header; undefined when the bytes are no profile. */
export const readIcc = (bytes: Uint8Array): IccHeader | undefined => {
  if (bytes.length < 128) return undefined
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, 128).toString('latin1')
  if (text.slice(36, 40) !== 'acsp') return undefined
  return {
    deviceClass: text.slice(12, 16),
    space: text.slice(16, 20),
    version: (bytes[8] ?? 0) + ((bytes[9] ?? 0) >> 4) / 10,
  }
}
