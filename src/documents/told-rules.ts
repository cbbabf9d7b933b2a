import type { Text } from '../model/text.ts'
import { type ZipReason, zipReasons } from '../zip/problem.ts'

/**
 * What `validate` tells under an id of its own that is no rule of `src/rules` and none of a package: what could not be
 * read, what is not judged, and what a schema found. An id that stands nowhere here does not compile.
 */
const own = {
  'file.not-empty': { fr: 'Le fichier a un contenu', en: 'The file has content' },
  'file.recognised': {
    fr: 'Le contenu est d’un genre que le banc connaît',
    en: 'The content is of a kind the bench knows',
  },
  'file.kind-judged': {
    fr: 'Le XML est d’un genre que le banc juge',
    en: 'The XML is of a kind that the bench judges',
  },
  'file.is-fhir': { fr: 'C’est une ressource FHIR : non jugée', en: 'It is a FHIR resource: not judged' },
  'file.is-image': { fr: 'C’est une image : non jugée', en: 'It is an image: not judged' },
  'file.is-zip': { fr: 'C’est un ZIP sans IHE_XDM : non jugé', en: 'It is a ZIP without IHE_XDM: not judged' },
  'file.is-html': { fr: 'C’est une page HTML : non jugée', en: 'It is an HTML page: not judged' },
  'file.is-7z': { fr: 'C’est une archive 7z : non ouverte', en: 'It is a 7z archive: not opened' },
  'file.is-pkcs7': {
    fr: 'C’est un contenu S/MIME (PKCS #7) : non jugé',
    en: 'It is S/MIME content (PKCS #7): not judged',
  },
  'file.is-opaque-token': { fr: 'C’est un jeton opaque : non jugé', en: 'It is an opaque token: not judged' },
  'file.namespace': {
    fr: 'L’élément racine a l’espace de noms de son nom',
    en: 'The root element has the namespace of its name',
  },
  'file.unwrapped': {
    fr: 'Le contenu d’un gzip, d’un texte en base 64 ou d’un en-tête Bearer est jugé',
    en: 'The content of a gzip, of a base 64 text or of a Bearer header is judged',
  },
  'file.wrapping': {
    fr: 'La compression gzip se lit, sous 100 Mio',
    en: 'The gzip compression can be read, below 100 MiB',
  },
  'file.nesting': { fr: 'Les contenus s’emboîtent peu', en: 'Contents are nested a little only' },
  'file.read': { fr: 'Le système de fichiers rend le fichier', en: 'The file system gives the file' },
  'file.regular': { fr: 'C’est un fichier, ni un tube ni un périphérique', en: 'It is a file, no pipe and no device' },
  'file.size': { fr: 'Le fichier ne dépasse pas 256 Mio', en: 'The file is not larger than 256 MiB' },
  'file.name-encoding': { fr: 'Le nom du fichier est en UTF-8', en: 'The name of the file is in UTF-8' },
  'bench.failed': {
    fr: 'Le banc a failli, ce n’est pas la faute du document : signalez-le',
    en: 'The bench failed, the document is not to blame: please report it',
  },
  'xml.encoding': {
    fr: 'L’encodage est celui que le XML déclare',
    en: 'The encoding is the one that the XML declares',
  },
  'xml.well-formed': { fr: 'Le XML est bien formé', en: 'The XML is well-formed' },
  'xml.no-doctype': { fr: 'Le XML n’a pas de DOCTYPE', en: 'The XML has no DOCTYPE' },
  'xml.depth': {
    fr: 'Les éléments s’emboîtent dans la limite du banc',
    en: 'Elements are nested within the bench’s limit',
  },
  'xml.siblings': {
    fr: 'Un élément a moins d’enfants que la limite',
    en: 'An element has fewer children than the limit',
  },
  'xml.elements': { fr: 'Le XML a moins d’éléments que la limite', en: 'The XML has fewer elements than the limit' },
  'xml.attributes': {
    fr: 'Un élément a moins d’attributs que la limite',
    en: 'An element has fewer attributes than the limit',
  },
  'xml.tag': { fr: 'Une balise est plus courte que la limite', en: 'A tag is shorter than the limit' },
  'xml.size': { fr: 'Le XML est plus petit que la limite', en: 'The XML is smaller than the limit' },
  'xml.shape': { fr: 'Le XML a la forme de son genre', en: 'The XML has the shape of its kind' },
  'cda.xsd': { fr: 'Le CDA est valide selon CDA_extended.xsd', en: 'The CDA is valid by CDA_extended.xsd' },
  'cda.french': { fr: 'Le CDA est français', en: 'The CDA is French' },
  'cda.volet-template-id': {
    fr: 'Le templateId du volet que nomme le prologue est dans l’en-tête',
    en: 'The header has the templateId of the volet that the prolog names',
  },
  'cda.volet-version': {
    fr: 'Le paquet a la version du volet que le document annonce',
    en: 'The package has the version of the volet that the document announces',
  },
  'cda.volet-not-judged': {
    fr: 'Le volet que le document annonce a un jeu de règles, qui l’a jugé',
    en: 'The volet that the document announces has a rule set, which judged it',
  },
  'contract.xsd': {
    fr: 'Le message est valide selon le schéma officiel de --contracts',
    en: 'The message is valid by the official schema of --contracts',
  },
  'contract.compiles': { fr: 'Le schéma officiel se compile', en: 'The official schema compiles' },
  'soap.empty': { fr: 'Le « Body » SOAP est vide : rien à juger', en: 'The SOAP Body is empty: nothing to judge' },
  'soap.fault': { fr: 'C’est une faute SOAP : non jugée', en: 'It is a SOAP fault: not judged' },
  'soap.service': {
    fr: 'C’est un message d’un autre service qu’INSi et le DMP : non jugé',
    en: 'It is a message of another service than INSi and the DMP: not judged',
  },
  'soap.contract': {
    fr: 'Sans schéma officiel, le contenu du message n’est pas jugé',
    en: 'Without an official schema the content of the message is not judged',
  },
  'soap.multipart': {
    fr: 'L’entité multipart/related est entière et a une partie racine',
    en: 'The multipart/related entity is whole and has a root part',
  },
  'soap.namespace': { fr: 'L’enveloppe a un espace de noms de SOAP', en: 'The envelope has a namespace of SOAP' },
  'xds.namespace': { fr: 'La soumission a son espace de noms', en: 'The submission has its namespace' },
  'xds.request': { fr: 'Le fichier a une SubmitObjectsRequest', en: 'The file has a SubmitObjectsRequest' },
  'xds.objects': { fr: 'La soumission a moins de 2 000 objets', en: 'The submission has fewer than 2,000 objects' },
  'xdm.root': { fr: 'IHE_XDM est à la racine', en: 'IHE_XDM is at the root' },
  'mail.readable': { fr: 'La structure MIME du message se lit', en: 'The MIME structure of the mail can be read' },
  'mail.is-smime': {
    fr: 'C’est un message S/MIME d’un bloc : ce qu’il porte n’est pas jugé',
    en: 'It is an S/MIME mail of one block: what it carries is not judged',
  },
  'hl7.readable': { fr: 'Le message HL7 v2 se lit', en: 'The HL7 v2 message can be read' },
  'hl7.profile': {
    fr: 'Un message HL7 v2 sans document ni identité n’est pas jugé',
    en: 'An HL7 v2 message without document or identity is not judged',
  },
  'jwt.signature-judged': {
    fr: 'La signature d’un JWT n’est pas jugée, faute de clé',
    en: 'The signature of a JWT is not judged, for want of a key',
  },
  'pdf.readable': { fr: 'Le PDF se lit', en: 'The PDF can be read' },
  'pdf.drawn': {
    fr: 'La première page peut être dessinée sans danger',
    en: 'The first page can be drawn safely',
  },
  'pdfa.pre-check': { fr: 'Ce qui est jugé d’un PDF/A-1', en: 'What is judged of a PDF/A-1' },
  'zip.refused': {
    fr: 'Au-delà de cent, les entrées refusées d’une archive sont comptées',
    en: 'Beyond a hundred, the refused entries of an archive are counted',
  },
  'zip.refused.empty': { fr: 'Le ZIP contient un fichier', en: 'The ZIP holds a file' },
} as const satisfies Readonly<Record<string, Text>>

export type ToldRule = keyof typeof own | `${'zip' | 'xdm'}.refused.${ZipReason}`

const refusals = (kind: 'zip' | 'xdm'): readonly (readonly [ToldRule, Text])[] =>
  zipReasons.map(([reason, { fr, en }]) => [
    `${kind}.refused.${reason}`,
    {
      fr: `${kind === 'xdm' ? 'L’archive IHE_XDM' : 'Le ZIP ou une entrée'} est refusé : ${fr}`,
      en: `${kind === 'xdm' ? 'The IHE_XDM archive' : 'The entry or the ZIP'} is refused: ${en}`,
    },
  ])

/** Every id, with what it is about. */
export const toldRules: ReadonlyMap<ToldRule, Text> = new Map([
  ...(Object.entries(own) as [keyof typeof own, Text][]),
  ...refusals('zip'),
  ...refusals('xdm'),
])
