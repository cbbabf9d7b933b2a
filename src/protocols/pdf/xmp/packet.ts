/** An XMP packet as text, and what its header says. */
export interface XmpPacket {
  readonly text: string
  /** Attributes of the `<?xpacket begin=…?>` header; undefined when there is no header. */
  readonly header: ReadonlySet<string> | undefined
}

/** How the first bytes tell the encoding: a byte order mark, or where the zeros of `<` stand. */
const encodingOf = (bytes: Uint8Array): 'utf-32be' | 'utf-32le' | 'utf-16be' | 'utf-16le' | 'utf-8' => {
  const [a = 0, b = 0, c = 0, d = 0] = bytes
  if (a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d !== 0))) return 'utf-32be'
  if (c === 0 && d === 0 && ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0))) return 'utf-32le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return 'utf-16be'
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return 'utf-16le'
  return 'utf-8'
}

const fromUtf32 = (bytes: Uint8Array, little: boolean): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: string[] = []
  for (let at = 0; at + 3 < bytes.length; at += 4) {
    const code = view.getUint32(at, little)
    parts.push(code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code))
  }
  return parts.join('')
}

/** Decodes an XMP packet in any of the five encodings that XMP admits (XMP Specification 2004, 3). */
export const decodePacket = (bytes: Uint8Array): string => {
  const encoding = encodingOf(bytes)
  if (encoding === 'utf-32be' || encoding === 'utf-32le') return fromUtf32(bytes, encoding === 'utf-32le')
  return new TextDecoder(encoding).decode(bytes)
}

const isPadding = (code: number): boolean => code <= 32 || code === 0xfeff

/** A pattern would take quadratic time on a packet of spaces. */
const trimmed = (text: string): string => {
  let [from, to] = [0, text.length]
  while (from < to && isPadding(text.charCodeAt(from))) from++
  while (to > from && isPadding(text.charCodeAt(to - 1))) to--
  return text.slice(from, to)
}

const headerPattern = /<\?xpacket\s+(begin\b[^>]{0,1000}?)\?>/

/** Reads a packet: the header, and what stands between it and the trailer. */
export const readPacket = (bytes: Uint8Array): XmpPacket => {
  const whole = decodePacket(bytes).replace(/^\uFEFF/, '')
  const header = headerPattern.exec(whole)
  const names = header && [...(header[1] ?? '').matchAll(/([A-Za-z]+)\s*=/g)].map(([, name = '']) => name)
  const text = trimmed(whole.replace(/<\?xpacket[^>]{0,1000}\?>/g, ''))
  return { text, header: names ? new Set(names) : undefined }
}
