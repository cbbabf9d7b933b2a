import { randomUUID } from 'node:crypto'
import type { Identity } from '../../../src/model/pilot.ts'
import { readSoapMessage } from '../../../src/protocols/dmp/message.ts'
import { type Attachment, writeMtom } from '../../../src/protocols/http/multipart-related.ts'
import { faultOf } from '../../../src/protocols/soap/fault.ts'
import { soapRequest } from '../../../src/protocols/soap/write.ts'
import type { XmlElement } from '../../../src/xml/element.ts'
import type { Markup } from '../../../src/xml/write.ts'
import type { ProductContext } from '../context.ts'
import { defect } from '../defect.ts'
import { httpsRequest } from '../https-request.ts'
import { serverTrust } from '../server-trust.ts'
import { alteredTransport } from './altered.ts'
import { refusedEnvelope } from './refused.ts'
import { securityToken } from './token.ts'

/** One transaction to send: with attachments it travels as MTOM, else as plain SOAP. */
export interface Transaction {
  readonly path: string
  readonly action: string
  readonly body: Markup
  readonly patient: Identity
  readonly attachments?: readonly Attachment[]
  /** Leaves the VIHF out (a defect's doing). */
  readonly anonymous?: boolean
}

const entityOf = (action: string, envelope: string, attachments: readonly Attachment[] | undefined) =>
  attachments === undefined
    ? { contentType: `application/soap+xml; charset=utf-8; action="${action}"`, body: Buffer.from(envelope) }
    : writeMtom({ boundary: `uuid:${randomUUID()}`, envelope, action, attachments })

export const messageIdReused = defect(
  'dmp.message-id-reused',
  'warn',
  ['dmp.messageIdIsNewEachTime'],
  'Chaque message au DMP a le même wsa:MessageID',
  'Each message to the DMP has the same wsa:MessageID',
)

export const addressesAnotherService = defect(
  'dmp.addresses-another-service',
  'warn',
  ['dmp.messageIsAddressedToTheDmp'],
  'wsa:To nomme un autre service que celui qui est appelé',
  'wsa:To names another service than the one that is called',
)

export const offersNoSuiteOfTheDmp = defect(
  'dmp.offers-no-suite-of-the-dmp',
  'fail',
  ['dmp.suiteOfTheDmpIsOffered'],
  'Aucune suite de chiffrement proposée n’est de celles que le DMP accepte',
  'No cipher suite offered is one that the DMP accepts',
)

/** Sends a transaction to the DMP and gives the payload of its answer. @throws Error with the fault's reason, or the HTTP status */
export const callDmp = async (context: ProductContext, transaction: Transaction): Promise<XmlElement> => {
  const url = `${context.environment.services.dmp?.url ?? ''}${transaction.path}`
  const headers = transaction.anonymous === true ? [] : [await securityToken(context, transaction.patient)]
  const request = soapRequest(
    {
      action: transaction.action,
      messageId: `urn:uuid:${context.has(messageIdReused) ? '00000000-0000-4000-8000-000000000000' : randomUUID()}`,
      to: context.has(addressesAnotherService) ? 'https://ailleurs.example/si-dmp-server/v2/services' : url,
      headers,
    },
    transaction.body,
  )
  const { orgAuthCli } = context.environment.certificates
  const { envelope, attachments } = alteredTransport(
    { envelope: refusedEnvelope(request, context), attachments: transaction.attachments },
    context,
  )
  const { contentType, body } = entityOf(transaction.action, envelope, attachments)
  const reply = await httpsRequest({
    url,
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
    trust: serverTrust(context, 'dmp'),
    ...(context.has(offersNoSuiteOfTheDmp) ? { ciphers: 'AES128-GCM-SHA256:AES256-GCM-SHA384' } : {}),
    client: orgAuthCli,
  })
  const answered = reply.headers['content-type']
  if (!/xml|multipart/i.test(answered ?? '')) throw new Error(`le DMP répond HTTP ${reply.status}`)
  const answer = readSoapMessage(answered, reply.body).envelope
  const fault = faultOf(answer)
  if (fault !== undefined) throw new Error(`le DMP refuse le message : ${fault.reason}`)
  return answer.body
}
