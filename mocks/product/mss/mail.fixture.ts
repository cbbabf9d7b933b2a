import { buffer } from 'node:stream/consumers'
import { createTransport } from 'nodemailer'
import type { Identity } from '../../../src/model/pilot.ts'
import { makeDocument, productWith, qualified } from '../documents/document.fixture.ts'
import { documentsToCarry } from './carried.ts'
import { composeMail } from './compose.ts'

/** A mail of the reference product as its bytes would leave, without any network. */
export const mailOf = async (
  said: {
    readonly identity?: Identity
    /** JDV_J07 codes of the documents it carries. */
    readonly types?: readonly string[]
    readonly defects?: readonly string[]
  } = {},
): Promise<Buffer> => {
  const { identity = qualified, types = ['57833-6'], defects = [] } = said
  const context = productWith(identity, defects)
  const ids: string[] = []
  for (const type of types) ids.push((await makeDocument(context, `Document ${type}`, type)).id)
  const documents = documentsToCarry(identity.patientId, ids, context)
  const mail = await composeMail(documents, 'destinataire@exemple.mssante.fr', 'Bonjour', context)
  const { message } = await createTransport({ streamTransport: true, newline: 'windows' }).sendMail(mail)
  return Buffer.isBuffer(message) ? message : buffer(message)
}
