import type { RuleSet } from '../rule.ts'
import { attachmentRules } from './attachments.ts'
import type { MailCase } from './case.ts'
import { headerRules } from './headers.ts'
import { subjectRules } from './subject.ts'

/** The rules of an MSSanté mail: attachments, subject, X-MSS headers. */
export const mailRules: RuleSet<MailCase> = {
  name: 'banc/message',
  version: '1',
  rules: [...attachmentRules, ...subjectRules, ...headerRules],
}
