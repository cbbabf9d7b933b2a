import { readFileSync } from 'node:fs'
import type { CertificateFiles, Pki } from '../pki/store.ts'
import { situations } from './situations.ts'

const read = ({ cert, key }: CertificateFiles) => ({ cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') })

/** What a service presents every day, and instead of it under each fault of the connection, as PEM texts. */
export const tlsMaterial = ({ files }: Pki) => ({
  ...read(files.server),
  ca: readFileSync(files.ca, 'utf8'),
  byFault: Object.fromEntries(
    Object.entries(situations).map(([fault, { certificate = 'server', negotiation, startTls }]) => [
      fault,
      { ...read(files[certificate]), ...negotiation, ...(startTls !== undefined && { startTls }) },
    ]),
  ),
})
