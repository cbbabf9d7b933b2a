import { randomBytes } from 'node:crypto'
import type { Attachment } from '../../../src/protocols/http/multipart-related.ts'
import { soap11, soap12 } from '../../../src/protocols/soap/namespaces.ts'
import type { ProductContext, StoredDocument } from '../context.ts'
import { defect } from '../defect.ts'

// What the switchable defects do to a submission on its way out. Nothing here happens without a defect.

const entry = /<rim:ExtrinsicObject[\s\S]*?<\/rim:ExtrinsicObject>/

/** Puts a value in the place of what follows the prefix that the pattern captures. */
const inEntry = (xml: string, what: RegExp, by: string): string =>
  xml.replace(entry, (whole) => whole.replace(what, (_, prefix: string) => prefix + by))

export const metadataTitleDiffers = defect(
  'dmp.metadata-title-differs',
  'fail',
  ['dmp.metadataTitleIsTheCdaOne'],
  'Le titre des métadonnées diffère du CDA',
  'The title of the metadata differs from the CDA',
)

export const metadataServiceTimeDiffers = defect(
  'dmp.metadata-service-time-differs',
  'fail',
  ['dmp.metadataServiceTimeIsTheCdaOne'],
  'serviceStartTime diffère de la date de l’acte du CDA',
  'serviceStartTime differs from the time of the act of the CDA',
)

export const metadataCreationTimeDiffers = defect(
  'dmp.metadata-creation-time-differs',
  'fail',
  ['dmp.metadataCreationTimeIsTheCdaOne'],
  'creationTime diffère de la date du CDA',
  'creationTime differs from the time of the CDA',
)

export const metadataUniqueIdDiffers = defect(
  'dmp.metadata-unique-id-differs',
  'fail',
  ['dmp.metadataUniqueIdIsTheCdaOne', 'dmp.submissionIdsAreNew'],
  'L’uniqueId des métadonnées n’est pas l’identifiant du CDA',
  'The uniqueId of the metadata is not the id of the CDA',
)

export const hashIsAllZeros = defect(
  'dmp.hash-is-all-zeros',
  'fail',
  ['dmp.submissionHashIsRight'],
  'Le slot hash ne contient que des zéros',
  'The slot hash is all zeros',
)

export const hashIsWrong = defect(
  'dmp.hash-is-wrong',
  'fail',
  ['dmp.submissionHashIsRight'],
  'Le slot hash est celui d’un autre contenu',
  'The slot hash is that of another content',
)

export const sizeIsWrong = defect(
  'dmp.size-is-wrong',
  'fail',
  ['dmp.submissionSizeIsRight'],
  'Le slot size n’est pas la taille du document',
  'The slot size is not the size of the document',
)

export const hashIsAbsent = defect(
  'dmp.hash-is-absent',
  'warn',
  ['dmp.submissionCarriesHashAndSize'],
  'L’entrée n’a pas de slot hash',
  'The entry has no slot hash',
)

export const sizeIsAbsent = defect(
  'dmp.size-is-absent',
  'warn',
  ['dmp.submissionCarriesHashAndSize'],
  'L’entrée n’a pas de slot size',
  'The entry has no slot size',
)

export const entryOfAnotherMimeType = defect(
  'dmp.entry-of-another-mime-type',
  'warn',
  ['dmp.submissionFollowsTheRulesOfXds'],
  'L’entrée dit que le CDA est un PDF (mimeType)',
  'The entry says that the CDA is a PDF (mimeType)',
)

export const submissionWithoutASet = defect(
  'dmp.submission-without-a-set',
  'fail',
  ['dmp.submissionHasASet', 'dmp.submissionFollowsTheRulesOfXds'],
  'La soumission n’a pas de lot',
  'The submission has no submission set',
)

export const confidentialityOfAnUnknownScheme = defect(
  'dmp.confidentiality-of-an-unknown-scheme',
  'fail',
  ['dmp.submissionConfidentialityIsKnown', 'dmp.submissionFollowsTheRulesOfXds'],
  'Le code de confidentialité vient d’un schéma inconnu',
  'The confidentiality code is of an unknown scheme',
)

/** The metadata that is sent, altered by the metadata defects of this domain. */
export const alteredMetadata = (xml: string, context: ProductContext): string => {
  let sent = xml
  if (context.has(metadataTitleDiffers)) {
    sent = inEntry(sent, /(<rim:Name><rim:LocalizedString[^>]*\bvalue=")[^"]*/, 'Document sans titre')
  }
  if (context.has(metadataServiceTimeDiffers)) {
    sent = inEntry(sent, /(name="serviceStartTime"><rim:ValueList><rim:Value>)\d+/, '20010101000000')
  }
  if (context.has(metadataCreationTimeDiffers)) {
    sent = inEntry(sent, /(name="creationTime"><rim:ValueList><rim:Value>)\d+/, '20010101000000')
  }
  if (context.has(metadataUniqueIdDiffers)) {
    const uniqueId = /(urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab" value=")[^"]*/
    sent = inEntry(sent, uniqueId, '2.25.1')
  }
  if (context.has(hashIsAllZeros)) sent = inEntry(sent, hashValue, '0'.repeat(40))
  if (context.has(hashIsWrong)) sent = inEntry(sent, hashValue, randomBytes(20).toString('hex'))
  if (context.has(sizeIsWrong)) sent = inEntry(sent, sizeValue, '1')
  if (context.has(hashIsAbsent)) sent = sent.replace(slotOf('hash'), '')
  if (context.has(sizeIsAbsent)) sent = sent.replace(slotOf('size'), '')
  if (context.has(entryOfAnotherMimeType)) sent = sent.replace('mimeType="text/xml"', 'mimeType="application/pdf"')
  if (context.has(submissionWithoutASet)) {
    sent = sent.replace(/<rim:RegistryPackage[\s\S]*?<\/rim:RegistryPackage>/, '')
  }
  if (context.has(confidentialityOfAnUnknownScheme)) {
    sent = sent.replace(confidentialityScheme, (_, before: string) => `${before}1.2.3.4`)
  }
  return sent
}

const slotOf = (name: string): RegExp => new RegExp(`<rim:Slot name="${name}">[\\s\\S]*?</rim:Slot>`)
const hashValue = /(name="hash"><rim:ValueList><rim:Value>)[0-9a-f]+/
const sizeValue = /(name="size"><rim:ValueList><rim:Value>)\d+/
const confidentialityScheme =
  /(classificationScheme="urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f"[\s\S]*?<rim:Value>)[^<]*/

/** An envelope and what travels beside it. */
interface Travelling {
  readonly envelope: string
  readonly attachments: readonly Attachment[] | undefined
}

/** The documents inside the envelope, in base 64, in the place of their XOP references. */
const inlined = ({ envelope, attachments = [] }: Travelling): string =>
  attachments.reduce(
    (xml, { body }) => xml.replace(/<xop:Include[^>]*\/>/, Buffer.from(body).toString('base64')),
    envelope,
  )

export const feedsWithoutMtom = defect(
  'dmp.feeds-without-mtom',
  'fail',
  ['dmp.feedTravelsAsMtom'],
  'Alimente sans MTOM, le document dans l’enveloppe',
  'Feeds without MTOM, the document inside the envelope',
)

export const documentPartIsMissing = defect(
  'dmp.document-part-is-missing',
  'fail',
  ['dmp.submissionCarriesItsDocuments', 'dmp.feedCarriesCdaN1'],
  'Le document annoncé n’est pas dans le message',
  'The announced document is not in the message',
)

export const speaksSoap11 = defect(
  'dmp.speaks-soap-1.1',
  'fail',
  ['dmp.messageIsSoap12'],
  'Parle SOAP 1.1',
  'Speaks SOAP 1.1',
)

export const omitsWsaTo = defect(
  'dmp.omits-wsa-to',
  'fail',
  ['dmp.messageIsAddressed'],
  'Envoie ses messages sans wsa:To',
  'Sends its messages without wsa:To',
)

/** The message as it is sent, altered by the transport defects of this domain. */
export const alteredTransport = (message: Travelling, context: ProductContext): Travelling => {
  const { envelope, attachments } = message
  if (context.has(feedsWithoutMtom)) return { envelope: inlined(message), attachments: undefined }
  if (context.has(documentPartIsMissing)) return { envelope, attachments: attachments && [] }
  if (context.has(speaksSoap11)) return { envelope: envelope.replaceAll(soap12, soap11), attachments }
  if (context.has(omitsWsaTo)) {
    return { envelope: envelope.replace(/<wsa:To>[^<]*<\/wsa:To>/, ''), attachments }
  }
  return message
}

export const feedsBarePdf = defect(
  'dmp.feeds-bare-pdf',
  'fail',
  ['dmp.feedCarriesCdaN1', 'dmp.submissionHashIsRight', 'dmp.submissionSizeIsRight'],
  'Envoie le PDF nu à la place du CDA',
  'Sends the bare PDF instead of the CDA',
)

export const cdaWithoutItsRealm = defect(
  'dmp.cda-without-its-realm',
  'warn',
  ['dmp.fedDocumentFollowsTheHeaderRules'],
  'L’en-tête du CDA n’a pas de realmCode',
  'The header of the CDA has no realmCode',
)

export const feedsCdaWithoutIns = defect(
  'dmp.feeds-cda-without-ins',
  'fail',
  ['dmp.fedDocumentCarriesTheIns', 'dmp.metadataPatientIsTheIns', 'dmp.submissionIsForTheVihfPatient'],
  'Le CDA et les métadonnées alimentés ne portent pas l’INS',
  'The CDA and the metadata that are fed do not carry the INS',
)

/** The document that is sent: without its INS, or a bare PDF instead of the CDA, when a defect says so. */
export const alteredDocument = (stored: StoredDocument, context: ProductContext): StoredDocument => {
  if (context.has(feedsBarePdf)) return { ...stored, cda: stored.pdf }
  const without = (part: RegExp): StoredDocument => {
    const cda = new TextDecoder().decode(stored.cda)
    return { ...stored, cda: new TextEncoder().encode(cda.replace(part, '')) }
  }
  if (context.has(cdaWithoutItsRealm)) return without(/<realmCode[^>]*\/>/)
  if (!context.has(feedsCdaWithoutIns)) return stored
  const ins = /<id\b[^>]*\broot="1\.2\.250\.1\.213\.1\.4\.(?:8|9|10|11)"[^>]*\/>/g
  return without(ins)
}
