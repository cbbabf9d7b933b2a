import { say, type Text } from '../../model/text.ts'
import { xop } from '../../protocols/dmp/names.ts'
import { MultipartError, type MultipartPart, readMultipartRelated } from '../../protocols/http/multipart-related.ts'
import { insiAssertionIn } from '../../protocols/ins/insi-assertion.ts'
import { assertionOf } from '../../protocols/saml/assertion.ts'
import { saml2, vihf } from '../../protocols/saml/names.ts'
import { verifyAssertionSignature } from '../../protocols/saml/signature.ts'
import { readSoapDump } from '../../protocols/soap/dump.ts'
import { envelopeOf } from '../../protocols/soap/envelope.ts'
import { wsse } from '../../protocols/soap/namespaces.ts'
import { ns } from '../../protocols/xds/uuids.ts'
import { wholeFile } from '../../rules/fact.ts'
import { insiRules, isInsiRequest } from '../../rules/insi/rules.ts'
import { headerOf, isOfTheServices, messageIn, payloadOf, soapRules } from '../../rules/soap/rules.ts'
import { vihfRules } from '../../rules/vihf/rules.ts'
import { requestIn } from '../../rules/xds/select.ts'
import { decodeXml } from '../../xml/decode.ts'
import { type PlacedElement, readPlaced, walk } from '../../xml/placed.ts'
import { applyRules } from '../apply.ts'
import { judgeByContract } from '../contracts/judge.ts'
import { type Judge, type Judged, nothingJudged, type Piece, within } from '../judged.ts'
import { readingResult, unreadableXml } from '../reading.ts'
import type { RuleSetResult } from '../result.ts'
import type { ToldRule } from '../told-rules.ts'
import { judgeMetadata } from '../xds/judge.ts'

const told = (rule: ToldRule, message: Text, { lang }: Piece): RuleSetResult =>
  readingResult(lang, 'info', { rule, line: 0, column: 0, message }, say(message, lang))

const nothingInside: Text = {
  fr: "C'est un message SOAP dont le Body est vide : il n'y a rien à juger.",
  en: 'This is a SOAP message whose Body is empty: there is nothing to judge.',
}
const fault: Text = {
  fr: "C'est une faute SOAP (Fault), la réponse d'un service qui refuse : le banc ne la juge pas.",
  en: 'This is a SOAP Fault, the answer of a service that refuses: the bench does not judge it.',
}
const otherService = (name: string): Text => ({
  fr: `C'est un message SOAP d'un autre service qu'INSi et le DMP (${name}) : le banc ne le juge pas.`,
  en: `This is a SOAP message of another service than INSi and the DMP (${name}): the bench does not judge it.`,
})
const withoutContract = (name: string, given: boolean): Text =>
  given
    ? {
        fr: `Aucun schéma du dossier donné par --contracts ne déclare ${name} : le contenu du message n'est pas jugé.`,
        en: `No schema of the folder given by --contracts declares ${name}: the content of the message is not judged.`,
      }
    : {
        fr: `Le contenu du message (${name}) ne se juge que par les schémas officiels : donnez leur dossier par --contracts.`,
        en: `The content of the message (${name}) is only judged by the official schemas: give their folder with --contracts.`,
      }

/** What surrounds a request to INSi: no clock, authority or certificate of a client is at hand. */
const judgeInsiCall = (root: PlacedElement, message: PlacedElement, { bytes, lang }: Piece): RuleSetResult[] => {
  if (!isInsiRequest(message)) return []
  const envelope = envelopeOf(root)
  const assertion = insiAssertionIn(envelope)
  const header = headerOf(root) ?? root
  const caller = assertion && {
    assertion,
    signature: verifyAssertionSignature(decodeXml(bytes)),
    client: undefined,
    at: undefined,
    withoutClientCertificate: true,
  }
  const call = { envelope, at: undefined, clientSubject: undefined }
  return [applyRules(insiRules, { call, caller, header, assertion: assertionIn(root) ?? header }, lang)]
}

const assertionIn = (root: PlacedElement): PlacedElement | undefined =>
  headerOf(root)
    ?.children.find((one) => one.ns === wsse && one.name === 'Security')
    ?.children.find((one) => one.ns === saml2 && one.name === 'Assertion')

/** The VIHF of a message to the DMP: its attributes say that it is one. */
const judgeAssertion = (root: PlacedElement, { bytes, lang }: Piece): readonly RuleSetResult[] => {
  const element = assertionIn(root)
  if (element === undefined) return []
  const assertion = assertionOf(element)
  if (!assertion.attributes.has(vihf.version)) return []
  return [applyRules(vihfRules, { assertion, signature: verifyAssertionSignature(decodeXml(bytes)) }, lang)]
}

/** XDS.b: each document with its bytes, inline or in a part of the MTOM entity. */
const documentsOf = async (
  root: PlacedElement,
  attachments: readonly MultipartPart[],
  { part }: Piece,
): Promise<readonly Judged[]> => {
  const judged: Judged[] = []
  for (const element of walk(root)) {
    if (element.ns !== ns.xdsb || element.name !== 'Document') continue
    const href = element.children.find((one) => one.ns === xop && one.name === 'Include')?.attributes.href
    const id = href === undefined ? undefined : decodeURIComponentSafely(href.replace(/^cid:/, ''))
    const bytes =
      id === undefined ? Buffer.from(element.text, 'base64') : attachments.find((one) => one.contentId === id)?.body
    if (bytes === undefined || bytes.byteLength === 0) continue
    const one = await part(element.attributes.id ?? `Document[${judged.length + 1}]`, bytes)
    // A signature or a picture is no document of the bench.
    if (one.kind !== 'unknown') judged.push(one)
  }
  return judged
}

const decodeURIComponentSafely = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const judgeEnvelope = async (
  root: PlacedElement,
  attachments: readonly MultipartPart[],
  piece: Piece,
): Promise<Judged> => {
  const payload = payloadOf(root)
  if (payload === undefined) return { ...nothingJudged, ruleSets: [told('soap.empty', nothingInside, piece)] }
  const message = messageIn(root)
  if (message === undefined) return { ...nothingJudged, ruleSets: [told('soap.fault', fault, piece)] }
  const contract = judgeByContract(message, piece)
  const name = `{${message.ns}}${message.name}`
  if (contract === undefined && !isOfTheServices(message)) {
    return { ...nothingJudged, ruleSets: [told('soap.service', otherService(name), piece)] }
  }
  const submission = requestIn(message) ? await judgeMetadata(root)(piece) : nothingJudged
  const documents = await documentsOf(message, attachments, piece)
  const unjudged = contract === undefined && submission === nothingJudged
  return {
    ruleSets: [
      applyRules(soapRules, root, piece.lang),
      ...judgeAssertion(root, piece),
      ...judgeInsiCall(root, message, piece),
      ...(contract === undefined ? [] : [contract]),
      ...submission.ruleSets,
      ...documents.flatMap(({ ruleSets }) => ruleSets),
      ...(unjudged ? [told('soap.contract', withoutContract(name, piece.contracts !== undefined), piece)] : []),
    ],
    claims: [...submission.claims, ...documents.flatMap(({ claims }) => claims)],
  }
}

/** A SOAP message alone in its file. */
export const judgeSoap =
  (root: PlacedElement): Judge =>
  (piece) =>
    judgeEnvelope(root, [], piece)

const broken: Text = {
  fr: "L'entité MIME (multipart/related) du message est coupée ou n'a pas de partie racine : le message n'est pas lu.",
  en: 'The MIME entity (multipart/related) of the message is cut or has no root part: the message is not read.',
}

/** How the envelope is called in a capture: its lines are not those of the file. */
const envelopePart = 'Envelope'

const inEnvelope = (name: string, { ruleSets, claims }: Judged): Judged => {
  const isPart = (location: string | undefined): boolean => location?.startsWith(`${name}!/`) === true
  const inside = within(name, envelopePart, { ruleSets, claims })
  return {
    ruleSets: ruleSets.map((set, index) => (isPart(set.part) ? set : (inside.ruleSets[index] ?? set))),
    claims: claims.map((claim, index) => (isPart(claim.place.location) ? claim : (inside.claims[index] ?? claim))),
  }
}

/** A SOAP message as a capture keeps it: the body of HTTP with or without its headers, MTOM or not. */
export const judgeSoapDump: Judge = async (piece) => {
  try {
    const { contentType, body } = readSoapDump(piece.bytes)
    const { root, attachments } =
      contentType === undefined ? { root: { body }, attachments: [] } : readMultipartRelated(contentType, body)
    const read = readPlaced(root.body)
    if ('problem' in read) {
      return { ...nothingJudged, ruleSets: [readingResult(piece.lang, 'error', unreadableXml(read.problem))] }
    }
    piece.keep(envelopePart, root.body)
    return inEnvelope(piece.name, await judgeEnvelope(read.root, attachments, { ...piece, bytes: root.body }))
  } catch (error) {
    if (!(error instanceof MultipartError)) throw error
    return {
      ...nothingJudged,
      ruleSets: [readingResult(piece.lang, 'error', { rule: 'soap.multipart', ...wholeFile, message: broken })],
    }
  }
}
