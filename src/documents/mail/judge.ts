import { say, type Text } from '../../model/text.ts'
import { MailError, mailHeader } from '../../protocols/mail/message.ts'
import { attachmentName, type OpenedMail, openMail, type SeenAttachment } from '../../protocols/mail/opened.ts'
import type { Claim } from '../../rules/coherence/claim.ts'
import { claimOfPdfName } from '../../rules/coherence/claims.ts'
import { wholeFile } from '../../rules/fact.ts'
import { mailOctetRules } from '../../rules/mail/octets.ts'
import { mailRules } from '../../rules/mail/rules.ts'
import { applyRules } from '../apply.ts'
import { type Judge, type JudgedPart, nothingJudged, type Piece } from '../judged.ts'
import { readingResult } from '../reading.ts'
import type { RuleSetResult } from '../result.ts'
import type { ToldRule } from '../told-rules.ts'

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

const sealed: Text = {
  fr: "C'est un message S/MIME (PKCS #7), chiffré ou signé en un seul bloc : le banc n'en a pas la clé, ce qu'il porte n'est pas jugé.",
  en: 'This is an S/MIME mail (PKCS #7), encrypted or signed as one block: the bench has no key for it, what it carries is not judged.',
}

/** The whole mail is one PKCS #7 object (RFC 8551, 3.2): its attachments are inside. */
const isSealed = ({ message }: OpenedMail): boolean =>
  /^application\/(?:x-)?pkcs7-mime\b/i.test(mailHeader(message, 'content-type') ?? '')

/** Said only where something is wrong with the bytes. */
const octetsTold = ({ bytes, lang }: Piece): readonly RuleSetResult[] => {
  const told = applyRules(mailOctetRules, bytes, lang)
  return told.findings.length > 0 ? [told] : []
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
    const rule: ToldRule = 'mail.readable'
    const finding = { rule, severity: 'error' as const, ...wholeFile, message }
    const { name, version } = mailRules
    return { ...nothingJudged, ruleSets: [{ name, version, rulesFired: 1, aborted: null, findings: [finding] }] }
  }
  if (isSealed(mail)) {
    const problem = { rule: 'mail.is-smime' as const, ...wholeFile, message: sealed }
    return {
      ...nothingJudged,
      ruleSets: [readingResult(lang, 'info', problem, say(sealed, lang)), ...octetsTold(piece)],
    }
  }
  const parts = await partsOf(mail, piece)
  return {
    ruleSets: [applyRules(mailRules, mail, lang), ...octetsTold(piece), ...parts.flatMap(({ ruleSets }) => ruleSets)],
    claims: [...parts.flatMap(({ claims }) => claims), ...pdfClaims(mail, piece)],
  }
}
