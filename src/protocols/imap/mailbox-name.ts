/** Modified UTF-7 of mailbox names (RFC 3501 §5.1.3). */
export const encodedName = (name: string): string =>
  name.replace(/&|[^\x20-\x7e]+/g, (run) => {
    if (run === '&') return '&-'
    const base64 = Buffer.from(run, 'utf16le').swap16().toString('base64').replace(/=+$/, '').replaceAll('/', ',')
    return `&${base64}-`
  })

/** A run that is no modified UTF-7 stays as it is: names also come in plain UTF-8. */
export const decodedName = (name: string): string =>
  name.replace(/&([A-Za-z0-9+,]*)-/g, (whole, base64: string) => {
    if (base64 === '') return '&'
    const bytes = Buffer.from(base64.replaceAll(',', '/'), 'base64')
    return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : whole
  })
