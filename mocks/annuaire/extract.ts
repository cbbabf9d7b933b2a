import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { Operation } from '../../src/model/service.ts'
import { annuaireAssumptions } from './assumptions.ts'
import { publicExtract } from './extract-rows.ts'
import type { AnnuaireState } from './state.ts'

/** `AAAAMMJJHHMM`, as the names of the files say when they were made. */
const stamp = (at: Date): string => at.toISOString().replace(/\D/g, '').slice(0, 12)

const archiveOf = async ({ extract, fault }: AnnuaireState, at: Date): Promise<Uint8Array> => {
  const zip = new ZipFile()
  const text = [...publicExtract({ ...extract, changed: fault === 'extract-changed' })].join('')
  zip.addBuffer(Buffer.from(text, 'utf8'), `PS_LibreAcces_Personne_activite_${stamp(at)}.txt`, { mtime: at })
  zip.end()
  return buffer(zip.outputStream)
}

/** The public extract, as anybody downloads it: no key, no limit of calls. Only the file of activities is in it. */
export const extract: Operation<AnnuaireState> = {
  name: 'extract',
  method: 'GET',
  path: '/annuaire-sante-webservices/V300/services/extraction/PS_LibreAcces',
  handle: async (_, state) => {
    const at = state.now()
    const assumptions = [annuaireAssumptions.extractAddress.id]
    switch (state.fault) {
      case 'http-503':
        return { response: { status: 503, headers: { 'content-type': 'text/plain' }, body: 'Service Unavailable' } }
      case 'cut':
        return { response: { status: 500, cut: true } }
      default:
        return {
          response: {
            status: 200,
            headers: {
              'content-type': 'application/zip',
              'content-disposition': `attachment; filename="PS_LibreAcces_${stamp(at)}.zip"`,
            },
            body: await archiveOf(state, at),
            ...(state.fault === 'slow' && { delayMs: state.slowMs }),
          },
          assumptions,
        }
    }
  },
}
