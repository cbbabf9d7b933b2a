// The INSi mock as the bench runs it, measured by `npm run bench:mocks`: real listener, real journal in a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { insiService } from '../../mocks/insi/service.ts'
import { ensurePki } from '../../mocks/pki/ensure.ts'
import { pkiFolder } from '../bench/cache.ts'
import { startService } from '../bench/services.ts'
import { insi, insiActions } from '../protocols/ins/namespaces.ts'
import { soapRequest } from '../protocols/soap/write.ts'
import { blobFolder, openJournal } from '../run/journal.ts'
import { limits } from '../run/limits.ts'
import { pendingFile } from '../run/pending-bodies.ts'
import { el } from '../xml/write.ts'
import { sayReady } from './ready.ts'

const action = insiActions.rechercherInsAvecTraitsIdentite

/** A recovery as a product sends it: both contexts, the addressing, the traits. */
const question = (url: string): string =>
  soapRequest(
    {
      action,
      messageId: 'uuid:{id}',
      to: url,
      headers: [
        el(
          'ctxbam:ContexteBAM',
          { 'xmlns:ctxbam': insi.ctxbam, Version: '01_02' },
          el('ctxbam:Id', {}, '{id}'),
          el('ctxbam:Temps', {}, '2026-01-02T03:04:05Z'),
          el('ctxbam:Emetteur', {}, '10B0999999'),
          el('ctxbam:COUVERTURE'),
        ),
        el(
          'ctxlps:ContexteLPS',
          { 'xmlns:ctxlps': insi.ctxlps, Nature: 'CTXLPS', Version: '01_00' },
          el('ctxlps:Id', {}, '{id}'),
          el('ctxlps:Temps', {}, '2026-01-02T03:04:05Z'),
          el('ctxlps:Emetteur', {}, '10B0999999'),
          el(
            'ctxlps:LPS',
            {},
            el('ctxlps:IDAM', { R: '4' }, 'AB12345678'),
            el('ctxlps:Version', {}, '1.0'),
            el('ctxlps:Instance', {}, '9f3c2d51-6b0e-4a84-9d37-1f2e3d4c5b6a'),
            el('ctxlps:Nom', {}, 'urn:lps:mesure:1.0'),
          ),
        ),
      ],
    },
    el(
      'RECSANSVITALE',
      { xmlns: insi.request },
      el('NomNaissance', {}, 'ECETINSI'),
      el('Prenom', {}, 'PIERRE-ALAIN'),
      el('Sexe', {}, 'M'),
      el('DateNaissance', {}, '2009-07-14'),
      el('LieuNaissance', {}, '63220'),
    ),
  )

const folder = mkdtempSync(join(tmpdir(), 'banc-segur-mesure-'))
// No reader will have to take in what a measure records.
const unbounded = { ...limits, events: Infinity, journal: Infinity, values: Infinity, bodies: Infinity }
const journal = openJournal(folder, () => new Date(), [], unbounded)
const pki = await ensurePki(pkiFolder())
const sink = { append: journal.append, put: journal.blobs.put }
const { url } = await startService(insiService, { host: '127.0.0.1' }, pki, sink)
process.once('SIGTERM', () => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
sayReady({
  host: '127.0.0.1',
  port: Number(new URL(url).port),
  client: { ...pki.files.insiManu, ca: pki.files.ca },
  path: '/lps',
  headers: { 'content-type': `application/soap+xml; charset=utf-8; action="${action}"` },
  body: question(`${url}/lps`),
  expects: '<CodeCR>00</CodeCR>',
  busy: pendingFile(blobFolder(folder)),
})
