import { randomUUID } from 'node:crypto'
import type { Identity } from '../../../src/model/pilot.ts'
import { dmpAction, dmpPath, xop } from '../../../src/protocols/dmp/names.ts'
import { type RegistryResponse, readRegistryResponse } from '../../../src/protocols/dmp/registry-response.ts'
import { ns } from '../../../src/protocols/xds/uuids.ts'
import { el, type Markup, raw } from '../../../src/xml/write.ts'
import type { ProductContext, StoredDocument } from '../context.ts'
import { defect } from '../defect.ts'
import { submitObjectsRequest } from '../documents/metadata.ts'
import { alteredDocument, alteredMetadata, feedsBarePdf } from './altered.ts'
import { callDmp } from './call.ts'

const entryId = (metadata: Markup): string => /<rim:ExtrinsicObject[^>]*\bid="([^"]*)"/.exec(metadata.xml)?.[1] ?? ''

export const feedsWithoutVihf = defect(
  'dmp.feeds-without-vihf',
  'fail',
  ['dmp.transactionCarriesVihf'],
  'Alimente sans jeton VIHF',
  'Feeds without a VIHF token',
)

/** TD2.1: feeds the patient's DMP with one document. @throws Error when the answer is no RegistryResponse */
export const feed = async (
  context: ProductContext,
  patient: Identity,
  stored: StoredDocument,
): Promise<RegistryResponse> => {
  const sent = alteredDocument(stored, context)
  // A bare PDF has no header to read metadata from: they are those of the document it was made for.
  const described = context.has(feedsBarePdf) ? stored : sent
  const metadata = raw(alteredMetadata(submitObjectsRequest([described], context).xml, context))
  const contentId = `${randomUUID()}@document`
  const include = el('xop:Include', { 'xmlns:xop': xop, href: `cid:${encodeURIComponent(contentId)}` })
  const body = el(
    'xdsb:ProvideAndRegisterDocumentSetRequest',
    { 'xmlns:xdsb': ns.xdsb },
    metadata,
    el('xdsb:Document', { id: entryId(metadata) }, include),
  )
  const answer = await callDmp(context, {
    path: dmpPath.repository,
    action: dmpAction['TD2.1'],
    body,
    patient,
    attachments: [{ contentId, contentType: 'text/xml', body: sent.cda }],
    anonymous: context.has(feedsWithoutVihf),
  })
  const response = readRegistryResponse(answer)
  if (response === undefined) throw new Error(`réponse inattendue à l’alimentation : ${answer.name}`)
  return response
}
