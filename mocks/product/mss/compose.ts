import type { SendMailOptions } from 'nodemailer'
import type { ProductContext } from '../context.ts'
import { attachmentsOf } from './attachments.ts'
import type { CarriedDocument } from './carried.ts'
import { mssHeaders } from './headers.ts'
import { subjectOf } from './subject.ts'

/** ECO.2.2.7: `<Prénom>_<NOM>_<Entité>`, whose first two are mandatory. */
const displayName = ({ user, practice }: ProductContext): string => {
  const { givenName, familyName } = user()
  return `${givenName}_${familyName.toUpperCase()}_${practice.name}`
}

/** The whole mail, before it leaves. */
export const composeMail = async (
  documents: readonly CarriedDocument[],
  to: string,
  body: string,
  context: ProductContext,
): Promise<SendMailOptions> => ({
  from: { name: displayName(context), address: context.practice.mailbox },
  to,
  subject: subjectOf(documents, context),
  text: body,
  headers: mssHeaders(documents, context),
  attachments: await attachmentsOf(documents, context),
})
