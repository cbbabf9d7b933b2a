import { say } from '../../model/text.ts'
import { MailError } from '../../protocols/mail/message.ts'
import { attachmentName, type OpenedMail, openMail, type SeenAttachment } from '../../protocols/mail/opened.ts'
import type { Claim } from '../../rules/coherence/claim.ts'
import { claimOfPdfName } from '../../rules/coherence/claims.ts'
import { wholeFile } from '../../rules/fact.ts'
import { mailRules } from '../../rules/mail/rules.ts'
import { applyRules } from '../apply.ts'
import { type Judge, type JudgedPart, nothingJudged, type Piece } from '../judged.ts'

/** A picture or a text that comes along is no document of the chapter: it is not judged, unless it pretends to be one. */
const isForeign = ({ isNamedXdm, filename }: SeenAttachment, { kind }: JudgedPart): boolean =>
  kind === 'unknown' && !isNamedXdm && !/\.(?:xml|pdf)$/i.test(filename ?? '')

const partsOf = async ({ attachments }: OpenedMail, { part }: Piece): Promise<readonly JudgedPart[]> => {
  const parts: JudgedPart[] = []
  for (const [index, attachment] of attachments.entries()) {
    const judged = await part(attachmentName(attachment.filename, index), attachment.bytes)
    if (!isForeign(attachment, judged)) parts.push(judged)
  }
  return parts
}

/** What the names of the attached PDFs say. */
const pdfClaims = ({ attachments }: OpenedMail, { name }: Piece): readonly Claim[] =>
  attachments.flatMap(({ filename = '', kind }) => {
    const place = { ...wholeFile, location: `${name}!/${filename}` }
    return (kind === 'pdf' && claimOfPdfName(filename, place)) || []
  })

const unreadable = {
  fr: 'Le message ne peut pas être lu : sa structure MIME est fausse.',
  en: 'The mail cannot be read: its MIME structure is wrong.',
}

/** A mail: its own rules, then every attachment by the rules of its kind. */
export const judgeMail: Judge = async (piece) => {
  const { bytes, lang, view } = piece
  let mail: OpenedMail
  try {
    mail = await openMail(bytes, view)
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    const message = say(unreadable, lang)
    const finding = { rule: 'mail.readable', severity: 'error' as const, ...wholeFile, message }
    const { name, version } = mailRules
    return { ...nothingJudged, ruleSets: [{ name, version, rulesFired: 1, aborted: null, findings: [finding] }] }
  }
  const parts = await partsOf(mail, piece)
  return {
    ruleSets: [applyRules(mailRules, mail, lang), ...parts.flatMap(({ ruleSets }) => ruleSets)],
    claims: [...parts.flatMap(({ claims }) => claims), ...pdfClaims(mail, piece)],
  }
}
