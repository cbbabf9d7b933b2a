import { makeDocument, productWith, qualified } from '../../../mocks/product/documents/document.fixture.ts'
import { submitObjectsRequest } from '../../../mocks/product/documents/metadata.ts'
import { dmpAction, dmpPath } from '../../../src/protocols/dmp/names.ts'
import { soapRequest } from '../../../src/protocols/soap/write.ts'
import { ns } from '../../../src/protocols/xds/uuids.ts'
import { el, raw } from '../../../src/xml/write.ts'
import { journal } from '../../testkit.ts'
import { triplet } from '../../triplet.fixture.ts'
import {
  fedDocumentFollowsTheHeaderRules,
  fedDocumentIsOfItsTime,
  submissionFollowsTheRulesOfXds,
} from './by-the-rules.ts'

/** What the reference product would feed, changed in one place. */
const fed = async (change: {
  readonly metadata?: readonly [string, string]
  readonly cda?: readonly [string | RegExp, string]
}) => {
  const context = productWith(qualified)
  const stored = await makeDocument(context)
  const cda = new TextDecoder().decode(stored.cda).replace(...(change.cda ?? ['', '']))
  const metadata = submitObjectsRequest([stored], context).xml.replace(...(change.metadata ?? ['', '']))
  const id = /<rim:ExtrinsicObject id="([^"]+)"/.exec(metadata)?.[1] ?? ''
  const body = el(
    'xdsb:ProvideAndRegisterDocumentSetRequest',
    { 'xmlns:xdsb': ns.xdsb },
    raw(metadata),
    el('xdsb:Document', { id }, Buffer.from(cda).toString('base64')),
  )
  return journal('DMP/CONF.05.01')
    .http({
      service: 'dmp',
      operation: 'TD2.1',
      request: {
        url: dmpPath.repository,
        headers: { 'content-type': 'application/soap+xml' },
        body: soapRequest({ action: dmpAction['TD2.1'], messageId: 'urn:uuid:q', to: 'https://dmp.example' }, body),
      },
    })
    .build()
}

triplet(submissionFollowsTheRulesOfXds, {
  conforms: () => fed({}),
  violates: () => fed({ metadata: ['mimeType="text/xml"', 'mimeType="application/pdf"'] }),
  silent: () => journal('DMP/CONF.05.01').build(),
})

triplet(fedDocumentFollowsTheHeaderRules, {
  conforms: () => fed({}),
  violates: () => fed({ cda: ['<realmCode code="FR"/>', ''] }),
  silent: () => fed({ cda: ['<ClinicalDocument', '<AutreDocument'] }),
})

/** Recordings of tests are of March 2026. */
const dating = (text: string) => async () => fed({ cda: [/(?<=<title>[\s\S]*?<effectiveTime value=")[^"]*/, text] })

for (const wrong of ['19990101120000+0100', '20270101120000+0100', '20260301120000+0100', '19990101', '20260303']) {
  triplet(fedDocumentIsOfItsTime, {
    conforms: dating('20260301095900+0100'),
    violates: dating(wrong),
    silent: () => fed({ cda: ['<ClinicalDocument', '<AutreDocument'] }),
  })
}
