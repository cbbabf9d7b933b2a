import { say } from '../../model/text.ts'
import { MailError, type MailMessage, readMail } from '../../protocols/mail/message.ts'
import type { Claim } from '../../rules/coherence/claim.ts'
import { claimOfPdfName } from '../../rules/coherence/claims.ts'
import { wholeFile } from '../../rules/fact.ts'
import { type MailCase, type SeenAttachment, seenAttachment } from '../../rules/mail/case.ts'
import { mailRules } from '../../rules/mail/rules.ts'
import { applyRules } from '../apply.ts'
import { type Judge, type JudgedPart, nothingJudged, type Piece } from '../judged.ts'

interface Opened {
  readonly attachment: SeenAttachment
  readonly judged: JudgedPart
}

/** A picture or a text that comes along is no document of the chapter: it is not judged, unless it pretends to be one. */
const isForeign = ({ attachment, judged }: Opened): boolean =>
  judged.kind === 'unknown' && !attachment.isNamedXdm && !/\.(?:xml|pdf)$/i.test(attachment.filename ?? '')

const open = async (message: MailMessage, { part }: Piece): Promise<readonly Opened[]> => {
  const opened: Opened[] = []
  for (const [index, { filename, bytes }] of message.attachments.entries()) {
    const judged = await part(filename || `${index + 1}`, bytes)
    opened.push({ attachment: seenAttachment(filename, judged.kind, bytes.byteLength), judged })
  }
  return opened
}

/** What the names of the attached PDFs say. */
const pdfClaims = (opened: readonly Opened[], { name }: Piece): readonly Claim[] =>
  opened.flatMap(({ attachment: { filename = '', kind } }) => {
    const place = { ...wholeFile, location: `${name}!/${filename}` }
    return (kind === 'pdf' && claimOfPdfName(filename, place)) || []
  })

/** A mail: its own rules, then every attachment by the rules of its kind. */
export const judgeMail: Judge = async (piece) => {
  const { bytes, lang } = piece
  let message: MailMessage
  try {
    message = await readMail(bytes)
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    const said = {
      fr: 'Le message ne peut pas être lu : sa structure MIME est fausse.',
      en: 'The mail cannot be read: its MIME structure is wrong.',
    }
    const finding = { rule: 'mail.readable', severity: 'error' as const, ...wholeFile, message: say(said, lang) }
    const { name, version } = mailRules
    return { ...nothingJudged, ruleSets: [{ name, version, rulesFired: 1, aborted: null, findings: [finding] }] }
  }
  const opened = await open(message, piece)
  const archived = opened.filter(({ judged }) => judged.kind === 'xdm')
  const mail: MailCase = {
    message,
    attachments: opened.map(({ attachment }) => attachment),
    cdas: archived.flatMap(({ judged }) => judged.claims.filter(({ source }) => source === 'cda')),
    size: bytes.byteLength,
  }
  const parts = opened.filter((one) => !isForeign(one)).map(({ judged }) => judged)
  return {
    ruleSets: [applyRules(mailRules, mail, lang), ...parts.flatMap(({ ruleSets }) => ruleSets)],
    claims: [...parts.flatMap(({ claims }) => claims), ...pdfClaims(opened, piece)],
  }
}
