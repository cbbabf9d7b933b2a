import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KeyFiles } from '../context.ts'
import { unissuedSeal } from '../dmp/seal.ts'

/** A client certificate that nobody issued, in files as the others are: only defects show it. */
export const strangerFiles = async (): Promise<KeyFiles> => {
  const folder = await mkdtemp(join(tmpdir(), 'banc-segur-stranger-'))
  const { certificate, key } = await unissuedSeal()
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
  await Promise.all([writeFile(files.cert, certificate), writeFile(files.key, key, { mode: 0o600 })])
  return files
}
